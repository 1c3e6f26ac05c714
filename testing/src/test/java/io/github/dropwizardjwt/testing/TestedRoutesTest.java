package io.github.dropwizardjwt.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.auth.route.Access;
import io.github.dropwizardjwt.auth.route.Route;
import io.github.dropwizardjwt.auth.route.Routes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

class TestedRoutesTest {
    @TempDir
    private Path directory;

    private static Routes routes(Access access) {
        return new Routes(List.of(new Route(
                "GET", "/x", access, List.of(), "X#x", Optional.empty(), Optional.empty(), "", List.of(), List.of())));
    }

    @Test
    void acceptsAFileWithTheSameRoutes() throws Exception {
        Path file = Files.writeString(
                directory.resolve("routes.txt"), routes(Access.DENIED).text());

        new TestedRoutes(routes(Access.DENIED)).matches(file);
    }

    @Test
    void showsWhatHasChanged() throws Exception {
        Path file = Files.writeString(
                directory.resolve("routes.txt"), routes(Access.DENIED).text());

        assertThatThrownBy(() -> new TestedRoutes(routes(Access.OPEN)).matches(file))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("- ")
                .hasMessageContaining("+ ")
                .hasMessageContaining("-Djwt.routes.update=true");
    }

    @Test
    void failsWithoutAFile() {
        assertThatThrownBy(() -> new TestedRoutes(routes(Access.OPEN)).matches(directory.resolve("none.txt")))
                .isInstanceOf(AssertionFailedError.class);
    }

    @Test
    void writesTheFileIfAsked() {
        Path file = directory.resolve("routes.txt");
        System.setProperty("jwt.routes.update", "true");
        try {
            new TestedRoutes(routes(Access.OPEN)).matches(file);
        } finally {
            System.clearProperty("jwt.routes.update");
        }

        assertThat(file).content().isEqualTo(routes(Access.OPEN).text());
    }
}
