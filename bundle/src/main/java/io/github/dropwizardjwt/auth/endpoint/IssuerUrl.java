package io.github.dropwizardjwt.auth.endpoint;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An issuer below which clients look for its metadata: an https URL without query and fragment (RFC 8414 §2).
 *
 * @param url without a slash at its end
 * @param path its path, likewise; empty for the root
 */
record IssuerUrl(String url, String path) {
    /** Others would need escaping in a servlet's path, where some are special. */
    private static final Pattern PLAIN_PATH = Pattern.compile("[A-Za-z0-9._~/-]*");

    static Optional<IssuerUrl> of(String issuer) {
        try {
            URI uri = new URI(issuer);
            return "https".equalsIgnoreCase(uri.getScheme())
                            && uri.getHost() != null
                            && uri.getRawQuery() == null
                            && uri.getRawFragment() == null
                    ? Optional.of(new IssuerUrl(withoutSlash(issuer), withoutSlash(uri.getRawPath())))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String withoutSlash(String text) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** The path without a prefix that ends with a whole segment; empty if it has another one. */
    Optional<String> pathBelow(String prefix) {
        return PLAIN_PATH.matcher(path).matches() && (path + "/").startsWith(prefix + "/")
                ? Optional.of(path.substring(prefix.length()))
                : Optional.empty();
    }
}
