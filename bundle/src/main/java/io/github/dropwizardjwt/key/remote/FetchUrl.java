package io.github.dropwizardjwt.key.remote;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** URLs that documents may be fetched from: https, or http on the loopback interface. */
final class FetchUrl {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    private FetchUrl() {}

    /**
     * Checks a URL. Its host is not resolved, since the addresses of a name may change at any time.
     *
     * @throws IllegalArgumentException if it must not be fetched from
     */
    static URI check(String text) {
        URI uri = parse(text);
        if (!isHttps(uri) && !"http".equalsIgnoreCase(uri.getScheme())) {
            throw new IllegalArgumentException("does not begin with https://");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("has no host");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("has a user or a fragment (#)");
        }
        if (!isHttps(uri) && !isLoopback(uri)) {
            throw new IllegalArgumentException(
                    "is an http URL of another machine, whose responses anybody on the network can forge");
        }
        return uri;
    }

    /**
     * Checks a URL that was found in a document.
     *
     * @throws IllegalArgumentException if it must not be fetched from, or is http and the document was fetched over
     *     https
     */
    static URI check(String text, URI document) {
        URI uri = check(text);
        if (isHttps(document) && !isHttps(uri)) {
            throw new IllegalArgumentException("does not begin with https://");
        }
        return uri;
    }

    private static URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is not a URL");
        }
    }

    private static boolean isHttps(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    private static boolean isLoopback(URI uri) {
        return LOOPBACK.matcher(uri.getHost()).matches();
    }
}
