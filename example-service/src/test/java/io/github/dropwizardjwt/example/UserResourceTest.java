package io.github.dropwizardjwt.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.dropwizard.testing.junit5.ResourceExtension;
import io.github.dropwizardjwt.auth.JwtFeature;
import io.github.dropwizardjwt.token.TokenManager;
import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DropwizardExtensionsSupport.class)
class UserResourceTest {
    private final TokenManager tokens = TestTokens.manager();
    private final ResourceExtension resources = ResourceExtension.builder()
            .addProvider(new JwtFeature(tokens))
            .addResource(new UserResource())
            .build();

    @Test
    void greetsTheNamedUser() {
        assertThat(get("alice").getStatus()).isEqualTo(200);
    }

    @Test
    void rejectsTokenOfAnotherUser() {
        assertThat(get("bob").getStatus()).isEqualTo(403);
    }

    private Response get(String subject) {
        return resources
                .target("/user_specific_route/alice")
                .request()
                .header("Authorization", "Bearer " + tokens.authToken(subject).signed())
                .get();
    }
}
