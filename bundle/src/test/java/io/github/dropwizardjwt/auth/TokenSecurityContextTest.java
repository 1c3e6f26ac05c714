package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.auth.principal.Caller;
import io.github.dropwizardjwt.auth.principal.PrincipalsBuilder;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TokenSecurityContextTest {
    private static final Caller ALICE = new PrincipalsBuilder().build().callerOf(TestTokens.MANAGER.authToken("alice"));

    @Test
    void requestIsAsSecureAsItWasBeforeItsTokenWasFound() {
        assertThat(new TokenSecurityContext(ALICE, new Connection(true)).isSecure())
                .isTrue();
        assertThat(new TokenSecurityContext(ALICE, new Connection(false)).isSecure())
                .isFalse();
        assertThat(new TokenSecurityContext(ALICE, null).isSecure()).isFalse();
    }

    private record Connection(boolean isSecure) implements SecurityContext {
        @Override
        public @Nullable Principal getUserPrincipal() {
            return null;
        }

        @Override
        public boolean isUserInRole(String role) {
            return false;
        }

        @Override
        public @Nullable String getAuthenticationScheme() {
            return null;
        }
    }
}
