package io.github.dropwizardjwt.benchmarks.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A Java runtime to measure on.
 *
 * @param feature 17, 25
 * @param version with vendor
 * @param home its directory
 */
public record Jdk(int feature, String version, Path home) {
    private static final Path INSTALLED = Path.of("/usr/lib/jvm");

    /** The runtime of this program and, if it is installed, JDK 25. */
    public static List<Jdk> all() {
        List<Jdk> all = new ArrayList<>();
        all.add(of(Path.of(System.getProperty("java.home"))));
        if (all.get(0).feature() != 25) {
            installed(25)
                    .ifPresentOrElse(all::add, () -> System.err.println("No JDK 25 in " + INSTALLED + ": left out"));
        }
        return all;
    }

    private static Optional<Jdk> installed(int feature) {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (Stream<Path> homes = Files.list(INSTALLED)) {
            return homes.filter(home -> Files.isRegularFile(home.resolve("release")))
                    .map(Jdk::of)
                    .filter(jdk -> jdk.feature() == feature)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file {@code release} describes a runtime. */
    private static Jdk of(Path home) {
        Properties release = new Properties();
        try (var reader = Files.newBufferedReader(home.resolve("release"))) {
            release.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String version = unquoted(release, "JAVA_VERSION");
        return new Jdk(
                Runtime.Version.parse(version).feature(),
                version + " (" + unquoted(release, "IMPLEMENTOR") + ")",
                home);
    }

    private static String unquoted(Properties release, String name) {
        return release.getProperty(name, "unknown").replace("\"", "");
    }

    /** Its launcher. */
    public String launcher() {
        return home.resolve("bin").resolve("java").toString();
    }
}
