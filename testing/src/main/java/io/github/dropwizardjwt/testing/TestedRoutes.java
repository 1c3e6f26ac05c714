package io.github.dropwizardjwt.testing;

import io.github.dropwizardjwt.auth.route.Route;
import io.github.dropwizardjwt.auth.route.Routes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.opentest4j.AssertionFailedError;

/** The routes of the service under test. Immutable. */
public final class TestedRoutes {
    /** The system property with which {@link #matches} writes the file. */
    private static final String UPDATE = "jwt.routes.update";

    private final Routes routes;

    TestedRoutes(Routes routes) {
        this.routes = routes;
    }

    /**
     * The routes themselves.
     *
     * @return all of them
     */
    public List<Route> all() {
        return routes.all();
    }

    /**
     * Compares the routes with a file that is kept with the sources, so that whoever reviews a change sees which rules
     * it changes. With {@code -Djwt.routes.update=true}, the file is written instead.
     *
     * @param file a text file; relative paths begin in the directory of the module
     * @throws AssertionFailedError if the file does not exist, or its routes are not these
     */
    public void matches(Path file) {
        try {
            if (Boolean.getBoolean(UPDATE)) {
                Files.writeString(file, routes.text());
            }
            compare(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compare(Path file) throws IOException {
        String before = Files.exists(file) ? Files.readString(file) : "";
        List<String> differences = routes.differencesFrom(before);
        if (!differences.isEmpty()) {
            throw new AssertionFailedError(
                    "The routes are not those of " + file + ":\n" + String.join("\n", differences)
                            + "\nIf they are right, run the test with -D" + UPDATE + "=true and commit the file",
                    before,
                    routes.text());
        }
    }
}
