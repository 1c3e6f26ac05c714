package io.github.dropwizardjwt.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.dropwizard.testing.junit5.ResourceExtension;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.testing.SampleResources.User;
import io.github.dropwizardjwt.token.TokenManager;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(DropwizardExtensionsSupport.class)
class StandaloneTest {
    @RegisterExtension
    static final JwtTest JWT =
            JwtTest.standalone(feature -> feature.principal(User.class, token -> Optional.of(new User(token.subject())))
                    .check("owns", List.of("project"), (token, path) -> true));

    private static final ResourceExtension RESOURCES = ResourceExtension.builder()
            .addProvider(JWT.feature())
            .addResource(new SampleResources())
            .build();

    private static int status(String path, String text) {
        return RESOURCES
                .target(path)
                .request()
                .header("Authorization", "Bearer " + text)
                .get()
                .getStatus();
    }

    @Test
    void guardsAsAServiceDoes() {
        assertThat(status("/users/alice", JWT.as("alice").text())).isEqualTo(200);
        assertThat(status("/users/alice", JWT.as("bob").text())).isEqualTo(403);
        assertThat(status("/unannotated", JWT.as("alice").text())).isEqualTo(403);
    }

    @ParameterizedTest
    @EnumSource
    void rejectsForgedTokens(Forgery kind) {
        assertThat(status("/any", JWT.as("alice").forged(kind))).isEqualTo(401);
    }

    @Test
    void movesItsClock() {
        String text = JWT.as("alice").text();
        JWT.clock().advance(Duration.ofHours(1));

        assertThat(status("/any", text)).isEqualTo(401);
    }

    @Test
    void listsItsRoutes() {
        assertThat(JWT.routes().all())
                .anyMatch(route -> route.toString().contains("GET /users/{username} token sub={username}"));
    }

    @Test
    void saysWhatItCannotDo() {
        assertThatThrownBy(JWT::closed)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("use JwtTest.of(application)");
        TokenManager tokens = TokenManager.builder("own", KeySet.signing(FreshKeys.secret(Algorithm.HS256, null)))
                .build();
        JwtTest given = JwtTest.of(tokens);
        assertThat(given.as("alice").scope("read").token().hasScope("read")).isTrue();
        assertThatThrownBy(
                        () -> given.as("alice").expiresIn(Duration.ofSeconds(1)).text())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("JwtTest.standalone()");
        assertThatThrownBy(given::clock).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(given::routes).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(given::feature).isInstanceOf(IllegalStateException.class);
    }
}
