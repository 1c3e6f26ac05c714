package io.github.dropwizardjwt.auth.requirement;

import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.TokenRejectedException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code Authorization: Bearer 1*SP token68} (RFC 6750 §2.1, RFC 9110 §11.4). Immutable and thread-safe. */
final class BearerHeader implements TokenSource {
    private static final String SCHEME = "Bearer";
    /** The characters of a scheme (RFC 9110 §5.6.2) and of a token. */
    private static final boolean[] TCHAR = alphanumericAnd("!#$%&'*+-.^_`|~");

    private static final boolean[] TOKEN68 = alphanumericAnd("-._~+/");

    @Override
    public Optional<String> headerName() {
        return Optional.of(HttpHeaders.AUTHORIZATION);
    }

    @Override
    public String carried(String token) {
        return SCHEME + " " + token;
    }

    @Override
    public @Nullable String find(RequestHeaders request) {
        return credentials(request.values(HttpHeaders.AUTHORIZATION));
    }

    @Override
    public void checkForm(String text) {
        checkToken68(text);
    }

    private static void checkToken68(String text) {
        int end = skip(text, 0, TOKEN68);
        int padded = end;
        while (padded < text.length() && text.charAt(padded) == '=') {
            padded++;
        }
        if (end == 0 || padded != text.length()) {
            throw new TokenRejectedException(Reason.MALFORMED_CREDENTIALS);
        }
    }

    /**
     * Finds the well-formed token among the values of all headers of this name.
     *
     * @throws TokenRejectedException if there are several, or the header is malformed
     */
    static @Nullable String find(@Nullable List<String> headers) {
        String text = credentials(headers);
        if (text != null) {
            checkToken68(text);
        }
        return text;
    }

    /** What follows the scheme, unchecked; null where no header has this scheme. */
    private static @Nullable String credentials(@Nullable List<String> headers) {
        if (headers == null || headers.isEmpty()) {
            return null;
        }
        if (headers.size() > 1) {
            throw new TokenRejectedException(Reason.SEVERAL_TOKENS);
        }
        return read(headers.get(0));
    }

    /** What follows the scheme; null where the scheme is another one. */
    private static @Nullable String read(String header) {
        int schemeEnd = skip(header, 0, TCHAR);
        if (schemeEnd != SCHEME.length() || !header.regionMatches(true, 0, SCHEME, 0, schemeEnd)) {
            return null;
        }
        int start = schemeEnd;
        while (start < header.length() && header.charAt(start) == ' ') {
            start++;
        }
        if (start == schemeEnd || start == header.length()) {
            throw new TokenRejectedException(Reason.MALFORMED_CREDENTIALS);
        }
        return header.substring(start);
    }

    /** The end of the run of such characters that begins at an index. */
    private static int skip(String text, int from, boolean[] kind) {
        int i = from;
        while (i < text.length() && text.charAt(i) < kind.length && kind[text.charAt(i)]) {
            i++;
        }
        return i;
    }

    private static boolean[] alphanumericAnd(String symbols) {
        boolean[] kind = new boolean[128];
        Arrays.fill(kind, 'a', 'z' + 1, true);
        Arrays.fill(kind, 'A', 'Z' + 1, true);
        Arrays.fill(kind, '0', '9' + 1, true);
        symbols.chars().forEach(symbol -> kind[symbol] = true);
        return kind;
    }
}
