package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TokenSecurityContextTest {
    private static final Token TOKEN = TestTokens.MANAGER.authToken("alice");

    @Test
    void requestIsAsSecureAsItWasBeforeItsTokenWasFound() {
        assertThat(new TokenSecurityContext(TOKEN, new Connection(true)).isSecure())
                .isTrue();
        assertThat(new TokenSecurityContext(TOKEN, new Connection(false)).isSecure())
                .isFalse();
        assertThat(new TokenSecurityContext(TOKEN, null).isSecure()).isFalse();
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
