package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.auth.Auth;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.dropwizard.testing.junit5.ResourceExtension;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Users' own tests of resources, without a server and without the bundle. */
@ExtendWith(DropwizardExtensionsSupport.class)
class ResourceExtensionTest {
    public record User(String name) {}

    public record Level(@Min(1) int level) {}

    private final JwtFeature feature = JwtFeature.builder(TestTokens.MANAGER)
            .principal(
                    User.class,
                    token -> token.subject().equals("alice") ? Optional.of(new User("Alice")) : Optional.empty())
            .claims(Level.class)
            .roles(token -> Set.of("editor"))
            .roleHierarchy(Map.of("editor", List.of("reader")))
            .check("is-alice", List.of(), (token, path) -> token.subject().equals("alice"))
            .build();
    private final ResourceExtension resources = ResourceExtension.builder()
            .addProvider(feature)
            .addResource(new Page(feature.currentToken()))
            .build();

    private Response get(String subject, int level) {
        return resources
                .target("/page")
                .request()
                .header(
                        "Authorization",
                        "Bearer "
                                + TestTokens.MANAGER
                                        .authToken(subject, null, Map.of("level", level))
                                        .signed())
                .get();
    }

    @Test
    void workAsInTheService() {
        assertThat(get("alice", 1).readEntity(String.class)).isEqualTo("Alice 1 alice");
        assertThat(get("alice", 0).getStatus()).isEqualTo(401);
        assertThat(get("bob", 1).getStatus()).isEqualTo(403);
    }

    @Path("/page")
    public static final class Page {
        private final CurrentToken current;

        Page(CurrentToken current) {
            this.current = current;
        }

        @GET
        @RequireToken(check = "is-alice")
        @RolesAllowed("reader")
        public String get(@Auth User user, @Auth Level level) {
            return user.name() + " " + level.level() + " " + current.get().subject();
        }
    }
}
