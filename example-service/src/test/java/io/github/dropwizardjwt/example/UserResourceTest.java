package io.github.dropwizardjwt.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.dropwizard.testing.junit5.ResourceExtension;
import io.github.dropwizardjwt.testing.JwtTest;
import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

@ExtendWith(DropwizardExtensionsSupport.class)
class UserResourceTest {
    @RegisterExtension
    static final JwtTest JWT = JwtTest.standalone();

    private final ResourceExtension resources = ResourceExtension.builder()
            .addProvider(JWT.feature())
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
        return JWT.as(subject)
                .on(resources.target("/user_specific_route/alice").request())
                .get();
    }
}
