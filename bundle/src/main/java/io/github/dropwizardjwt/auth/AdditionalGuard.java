package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.auth.principal.Caller;
import io.github.dropwizardjwt.auth.route.Demand;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.TokenRejectedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A guard in addition to another one, whose demands are its own too. */
sealed interface AdditionalGuard extends Guard {
    Guard token();

    @Override
    default boolean demandsToken() {
        return token().demandsToken();
    }

    @Override
    default Optional<Demand> demand() {
        return token().demand();
    }

    @Override
    default Optional<Demand> demandBelow(Demand above) {
        return token().demandBelow(above);
    }

    @Override
    default Set<String> parameters() {
        return token().parameters();
    }

    @Override
    default Set<String> checks() {
        return token().checks();
    }

    @Override
    default String scopeNames() {
        return token().scopeNames();
    }

    /**
     * {@code @Auth} parameters of the application's types, looked up before the request's body is read.
     *
     * @param token the guard that demands or accepts the token
     * @param types the types
     */
    record Knowing(Guard token, List<Class<?>> types) implements AdditionalGuard {
        @Override
        public @Nullable Reason admit(ContainerRequestContext request) {
            Reason waived = token.admit(request);
            RequestToken.callerOf(request).ifPresent(caller -> types.forEach(caller::principal));
            return waived;
        }
    }

    /**
     * {@code @RolesAllowed} and {@code @DenyAll}, in addition to another guard: one of the roles is enough. Jersey's
     * own filter misses the annotations of superclasses, locators and overridden methods.
     *
     * @param token the guard that demands the token
     * @param allowed the roles; empty to deny everybody
     */
    record Roles(Guard token, Set<String> allowed) implements AdditionalGuard {
        @Override
        public @Nullable Reason admit(ContainerRequestContext request) {
            Reason waived = token.admit(request);
            Caller caller = RequestToken.callerOf(request).orElseThrow();
            if (!hasAny(caller)) {
                throw new TokenRejectedException(Reason.ROLE_MISSING, caller.token());
            }
            return waived;
        }

        @Override
        public boolean deniesAll() {
            return allowed.isEmpty();
        }

        @Override
        public Optional<Demand> demand() {
            return token.demand().map(this::withRoles);
        }

        /** Without a demand of its own, the roles are those of the locator's token, wherever that is. */
        @Override
        public Optional<Demand> demandBelow(Demand above) {
            return Optional.of(withRoles(token.demandBelow(above).orElseGet(() -> above.withClauses(List.of()))));
        }

        private Demand withRoles(Demand demand) {
            return demand.withRoles(List.copyOf(allowed));
        }

        private boolean hasAny(Caller caller) {
            for (String role : allowed) {
                if (caller.hasRole(role)) {
                    return true;
                }
            }
            return false;
        }
    }
}
