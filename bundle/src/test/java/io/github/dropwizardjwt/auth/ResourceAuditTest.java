package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.auth.Auth;
import io.dropwizard.auth.AuthValueFactoryProvider;
import io.dropwizard.testing.junit5.ResourceExtension;
import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.token.Token;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.security.Principal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResourceAuditTest {
    private final ResourceExtension resources = ResourceExtension.builder()
            .addProvider(TestTokens.feature())
            .addProvider(JwtFeature.forOtherPrincipals((resource, context) -> {}))
            .addProvider(new AuthValueFactoryProvider.Binder<>(Principal.class))
            .addResource(new Resources())
            .build();

    /** Where a token is optional, nobody is kept out; below a locator that asks for one, everybody without is. */
    @Test
    void saysAtStartHowManyMethodsWhoGuards() throws Throwable {
        try (Logs logs = new Logs()) {
            resources.before();

            assertThat(logs.lines())
                    .containsExactly(
                            "INFO Resource methods: 2 protected by tokens, 1 by other authentication, 2 open, 0 denied");
        } finally {
            resources.after();
        }
    }

    @Path("/")
    public static final class Resources {
        @GET
        @Path("required")
        @RequireToken
        public String required() {
            return "required";
        }

        @GET
        @Path("optional")
        public String optional(@Auth Optional<Token> token) {
            return token.map(Token::subject).orElse("nobody");
        }

        @GET
        @Path("other")
        public String other(@Auth Principal user) {
            return user.getName();
        }

        @GET
        @Path("open")
        @PermitAll
        public String open() {
            return "open";
        }

        @Path("locator")
        @RequireToken
        public Below locator() {
            return new Below();
        }
    }
}
