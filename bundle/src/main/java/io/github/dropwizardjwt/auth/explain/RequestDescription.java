package io.github.dropwizardjwt.auth.explain;

import com.google.common.base.CharMatcher;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request that is to be explained. Immutable.
 *
 * @param method its HTTP method
 * @param target its path, encoded, with the context path and {@code rootPath}; a query may follow
 * @param headers its headers, each a line {@code Name: value}
 * @param token its token, which is then in the place where the route looks for it; null for none, or one in the headers
 */
public record RequestDescription(
        String method,
        String target,
        List<String> headers,
        @Nullable String token) {
    /** RFC 9110 §5.6.3. */
    private static final CharMatcher BLANKS = CharMatcher.anyOf(" \t");

    /** A token (RFC 9110 §5.6.2). With other characters, an explanation could have lines that are not its own. */
    private static final Pattern METHOD = Pattern.compile("[\\w!#$%&'*+.^`|~-]+");

    private static final Pattern UNENCODED = Pattern.compile("[\\s\\p{Cntrl}]");
    private static final String NO_URI = "The path of the request is not that of a URI; encode it";

    /**
     * Copies the headers.
     *
     * @throws IllegalArgumentException if the method is empty or no token (RFC 9110 §9.1), the target is no path that
     *     begins with one slash, or a header has no name
     */
    public RequestDescription {
        if (!METHOD.matcher(method).matches()) {
            throw new IllegalArgumentException("A request needs a method, such as GET");
        }
        // What follows two slashes would be read as a host.
        if (!target.startsWith("/") || target.startsWith("//")) {
            throw new IllegalArgumentException("The path of a request begins with one slash, as in /users/alice");
        }
        if (UNENCODED.matcher(target).find()) {
            throw new IllegalArgumentException(NO_URI);
        }
        if (headers.stream().anyMatch(line -> line.indexOf(':') <= 0)) {
            throw new IllegalArgumentException("A header is written as Name: value");
        }
        headers = List.copyOf(headers);
    }

    /**
     * A request with one token, or none.
     *
     * @param method its HTTP method
     * @param target its path, encoded, with the context path and {@code rootPath}
     * @param token its token; null or empty for none
     * @return the request
     * @throws IllegalArgumentException if the method is empty, or the path does not begin with a slash
     */
    public static RequestDescription withToken(String method, String target, @Nullable String token) {
        return new RequestDescription(method, target, List.of(), token == null || token.isEmpty() ? null : token);
    }

    /**
     * Reads the headers.
     *
     * @param reader gets name and value of each
     */
    public void forEachHeader(BiConsumer<String, String> reader) {
        for (String line : headers) {
            int colon = line.indexOf(':');
            reader.accept(line.substring(0, colon), BLANKS.trimFrom(line.substring(colon + 1)));
        }
    }

    /** The target, which no message quotes: its query may have secrets. */
    URI uri() {
        try {
            return new URI(target);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(NO_URI);
        }
    }

    /**
     * The path without the query, which may have secrets.
     *
     * @return the path, encoded
     */
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** Without token and query. */
    @Override
    public String toString() {
        return method + " " + path();
    }
}
