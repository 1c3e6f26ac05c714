package io.github.dropwizardjwt.key.remote;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** Where documents may be fetched from: over https, or, on this machine alone, over http. */
final class FetchUrl {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    private FetchUrl() {}

    /**
     * Checks an address. Its host is not looked up: what a name stands for may change at any time.
     *
     * @throws IllegalArgumentException if nothing is to be fetched from there
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
                    "is an http URL of another machine, for which anybody on the way may answer");
        }
        return uri;
    }

    /**
     * Checks an address that a document gives, where that document comes from somewhere that may be fetched from.
     *
     * @throws IllegalArgumentException if nothing is to be fetched from there, or it would leave https
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
