package io.github.dropwizardjwt.key.remote;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says what a response means whose status is not 200. */
final class UnexpectedStatus {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_MODIFIED = 304;
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:\\[\\]-]{1,100}");

    private UnexpectedStatus() {}

    /** A failure that names the status, and of the headers no more than the host of a redirect. */
    static FetchFailedException failure(int status, HttpHeaders headers) {
        if (status == PROXY_AUTHENTICATION_REQUIRED) {
            return new FetchFailedException(
                    "was not asked: the proxy rejects the user and password, or demands them; set fetch.proxy.user and fetch.proxy.password",
                    status);
        }
        return new FetchFailedException(
                "answered with the status " + status + ", not 200" + meaning(status, headers), status);
    }

    private static String meaning(int status, HttpHeaders headers) {
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            return "; if it expects credentials, set fetch.bearerTokenFile or fetch.headers";
        }
        if (status / 100 == 3 && status != NOT_MODIFIED) {
            return "; redirects are not followed"
                    + headers.firstValue("Location")
                            .flatMap(UnexpectedStatus::host)
                            .map(host -> ", and this one leads to " + host)
                            .orElse("");
        }
        return "";
    }

    /** Empty if it is the same host, or no name of a host. */
    private static Optional<String> host(String location) {
        try {
            return Optional.ofNullable(URI.create(location).getHost())
                    .filter(host -> HOST.matcher(host).matches());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
