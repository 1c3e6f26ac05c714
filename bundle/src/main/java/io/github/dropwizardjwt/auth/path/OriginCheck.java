package io.github.dropwizardjwt.auth.path;

import io.github.dropwizardjwt.auth.requirement.RequestHeaders;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.TokenRejectedException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which pages may open WebSockets with a cookie: browsers send cookies with the handshake whoever causes it, and do not
 * apply the same-origin policy to what is received (RFC 6455 §10.2).
 *
 * @param allowed the origins
 */
record OriginCheck(Set<String> allowed) {
    /** As browsers serialize it (RFC 6454 §6.2): in lower case, without a path. */
    private static final Pattern FORM = Pattern.compile("https?://([a-z0-9.-]+|\\[[0-9a-f:.]+])(:[0-9]{1,5})?");

    static void checkForm(String origin) {
        if (!FORM.matcher(origin).matches() || origin.matches("http://.*:80|https://.*:443")) {
            throw new IllegalArgumentException("\"" + origin
                    + "\" is no origin; write it as browsers do: scheme and host in lower case, the port unless it is "
                    + "the scheme's default, and no slash at the end, as in https://app.example.com");
        }
    }

    /**
     * Checks a handshake.
     *
     * @throws TokenRejectedException if it has not exactly one origin, an allowed one
     */
    void check(RequestHeaders headers) {
        List<String> origins = headers.values("Origin");
        if (origins == null || origins.size() != 1 || !allowed.contains(origins.get(0))) {
            throw new TokenRejectedException(Reason.CROSS_ORIGIN);
        }
    }
}
