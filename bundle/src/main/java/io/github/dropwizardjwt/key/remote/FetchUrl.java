package io.github.dropwizardjwt.key.remote;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which URLs documents may be fetched from. Hosts are not resolved, since the addresses of a name may change. */
enum FetchUrl {
    /** https, or http on the loopback interface. */
    SECURE,
    /** https, or http of any host. */
    INSECURE_HTTP;

    /** Where the metadata of an issuer is, below the issuer (OpenID Connect Discovery 1.0 §4). */
    private static final String WELL_KNOWN = "/.well-known/openid-configuration";

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    /**
     * The URL of an issuer's metadata.
     *
     * @throws IllegalArgumentException if there is none, or it must not be fetched from
     */
    URI ofMetadata(String issuer) {
        if (issuer.contains("?")) {
            throw new IllegalArgumentException(UrlFault.QUERY.ofIssuer());
        }
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        return checked(base + WELL_KNOWN, UrlFault::ofIssuer);
    }

    /**
     * The configured URL of an issuer's keys.
     *
     * @throws IllegalArgumentException if it must not be fetched from
     */
    URI ofKeys(String text) {
        return checked(text, UrlFault::ofJwksUri);
    }

    /**
     * A URL that was found in a document.
     *
     * @throws IllegalArgumentException if it must not be fetched from, or is http and the document was fetched over
     *     https, whatever else is allowed
     */
    URI foundIn(URI document, String text) {
        URI uri = checked(text, UrlFault::problem);
        if (isHttps(document) && !isHttps(uri)) {
            throw new IllegalArgumentException(UrlFault.OTHER_SCHEME.problem());
        }
        return uri;
    }

    private URI checked(String text, Function<UrlFault, String> message) {
        try {
            URI uri = new URI(text);
            UrlFault fault = fault(uri);
            if (fault == null) {
                return uri;
            }
            throw new IllegalArgumentException(message.apply(fault));
        } catch (URISyntaxException e) {
            // Not passed on, since it quotes the text, which may be from the network.
            throw new IllegalArgumentException(message.apply(UrlFault.NOT_A_URL));
        }
    }

    private @Nullable UrlFault fault(URI uri) {
        if (uri.getScheme() == null) {
            return UrlFault.NOT_A_URL;
        }
        if (!isHttps(uri) && !"http".equalsIgnoreCase(uri.getScheme())) {
            return UrlFault.OTHER_SCHEME;
        }
        if (uri.getHost() == null) {
            return uri.getRawAuthority() == null ? UrlFault.NO_HOST : UrlFault.HOST_NAME;
        }
        if (uri.getRawUserInfo() != null) {
            return UrlFault.USER;
        }
        if (uri.getRawFragment() != null) {
            return UrlFault.FRAGMENT;
        }
        return isHttps(uri) || isLoopback(uri) || this == INSECURE_HTTP ? null : UrlFault.INSECURE;
    }

    static boolean isHttps(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    static boolean isLoopback(URI uri) {
        return LOOPBACK.matcher(uri.getHost()).matches();
    }
}
