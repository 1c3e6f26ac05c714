package io.github.dropwizardjwt.auth.requirement;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A cookie that counts in requests to the loopback interface only: without {@code Secure}, others could have read or
 * set it on its way.
 *
 * @param cookie the cookie
 */
record LocalhostCookie(TokenCookie cookie) implements TokenSource {
    private static final Pattern LOOPBACK = Pattern.compile(
            "(([a-z0-9-]+\\.)*localhost|127(\\.[0-9]{1,3}){3}|\\[::1])(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);

    @Override
    public Optional<String> cookieName() {
        return cookie.cookieName();
    }

    @Override
    public String carried(String token) {
        return cookie.carried(token);
    }

    @Override
    public boolean isInCookie(RequestHeaders request) {
        return true;
    }

    @Override
    public @Nullable String find(RequestHeaders request) {
        List<String> hosts = request.values("Host");
        boolean isLocal = hosts != null
                && hosts.size() == 1
                && LOOPBACK.matcher(hosts.get(0)).matches();
        return isLocal ? cookie.find(request) : null;
    }
}
