package io.github.dropwizardjwt.auth.principal;

import io.github.dropwizardjwt.token.Token;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who sent one request: the token, and what is looked up with it, each once and not before it is asked for. Kept no
 * longer than the request, so that a user who was deleted or demoted is so with the next one. Thread-safe.
 */
public final class Caller {
    private final Token token;
    private final Principals principals;
    private @Nullable Map<Class<?>, Object> found;
    private @Nullable Set<String> roles;

    Caller(Token token, Principals principals) {
        this.token = token;
        this.principals = principals;
    }

    /**
     * The verified token of the request.
     *
     * @return the token
     */
    public Token token() {
        return token;
    }

    /**
     * A principal.
     *
     * @param type {@link Token}, or a registered type
     * @param <P> the type
     * @return the principal
     * @throws io.github.dropwizardjwt.token.TokenRejectedException if the application does not know it, or the claims
     *     are none of that type
     * @throws io.github.dropwizardjwt.token.TokenUnavailableException if the look-up fails
     * @throws IllegalArgumentException if the type is not registered
     */
    public <P> P principal(Class<P> type) {
        return type.cast(type == Token.class ? token : lookedUp(type));
    }

    private synchronized Object lookedUp(Class<?> type) {
        if (found == null) {
            found = new HashMap<>();
        }
        // Not computeIfAbsent: a look-up may ask for another principal.
        Object principal = found.get(type);
        if (principal == null) {
            principal = principals.find(type, token);
            found.put(type, principal);
        }
        return principal;
    }

    /**
     * Whether the caller has a role.
     *
     * @param role the role
     * @return whether the role, or one that includes it, is among the caller's
     * @throws io.github.dropwizardjwt.token.TokenUnavailableException if the look-up fails
     */
    public boolean hasRole(String role) {
        return principals.hasRole(role, this);
    }

    /** The roles that the application has for this token. */
    synchronized Set<String> roles(RoleLookup lookup) {
        if (roles == null) {
            roles = lookup.of(this);
        }
        return roles;
    }
}
