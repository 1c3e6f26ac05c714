package io.github.dropwizardjwt.config.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.codahale.metrics.Gauge;
import com.google.common.base.Throwables;
import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeyFiles;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.TokenManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A service with {@code keyDirectory:}. */
class KeyDirectoryServiceTest {
    private static final String FIRST = "2026-11-24T00-00-00Z.ES256.pem";

    @TempDir
    Path directory;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T12:00:00Z"));

    @Test
    void looksAtTheDirectoryWhileItRunsAndLeavesNoThreadBehind() throws Exception {
        AtomicReference<Environment> environment = new AtomicReference<>();
        JwtBundle<Sections.Host> bundle = new JwtBundle<>(Sections.Host::getJwt).withClock(clock);
        try (TestServer server = TestServer.start(section("generateMissing: true"), bundle, environment::set)) {
            assertThat(server.get("/admin/healthcheck").statusCode()).isEqualTo(200);
            assertThat(directory.resolve(FIRST)).exists();
            assertThat(gauge(environment.get(), "active")).isEqualTo(1L);
            assertThat(gauge(environment.get(), "active.age")).isEqualTo(12 * 3600L);

            KeyFiles.create(Algorithm.ES256, directory.resolve("2026-11-24T13-00-00Z.ES256.pem"));
            await(() -> gauge(environment.get(), "next").equals(1L));
            String before = kid(bundle.tokens());
            clock.set(Instant.parse("2026-11-24T13:00:07Z"));

            assertThat(kid(bundle.tokens())).isNotEqualTo(before);
            assertThat(gauge(environment.get(), "active.age")).isEqualTo(7L);
            assertThat(gauge(environment.get(), "retired")).isEqualTo(1L);
            clock.advance(Duration.ofDays(8));
            assertThat(gauge(environment.get(), "expired")).isEqualTo(1L);
        }
        await(() -> threads().noneMatch(name -> name.startsWith("jwt-keys")));
    }

    @Test
    void isUnhealthyAndWorksOnWhileAFileIsNotUsable() throws Exception {
        AtomicReference<Environment> environment = new AtomicReference<>();
        JwtBundle<Sections.Host> bundle = new JwtBundle<>(Sections.Host::getJwt).withClock(clock);
        try (TestServer server = TestServer.start(section("generateMissing: true"), bundle, environment::set)) {
            assertThat(server.get("/admin/healthcheck").body()).contains("\"jwt-keys\":{\"healthy\":true");

            Path bad = Files.writeString(directory.resolve("2026-11-24T14-00-00Z.ES256.pem"), "-----BEGIN");
            await(() -> server.get("/admin/healthcheck").statusCode() == 500);
            assertThat(server.get("/admin/healthcheck").body())
                    .contains("The keys stay as they are, since the key directory has a file that is not usable: "
                            + "2026-11-24T14-00-00Z.ES256.pem");
            assertThat(bundle.tokens()
                            .isValid(bundle.tokens().authToken("alice").signed()))
                    .isTrue();

            Files.delete(bad);
            await(() -> server.get("/admin/healthcheck").statusCode() == 200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void makesTheFirstKeyOfEachAlgorithmOnce(Algorithm algorithm) throws Exception {
        String[] section = {
            "issuer: example-service",
            "algorithm: " + algorithm,
            "generateMissing: true",
            "keyDirectory:",
            "  path: " + directory.resolve("keys")
        };

        String signed = Sections.manager(Sections.read(section), clock)
                .authToken("alice")
                .signed();

        clock.advance(Duration.ofMinutes(59));
        assertThat(Sections.manager(Sections.read(section), clock).isValid(signed))
                .isTrue();
        try (Stream<Path> files = Files.list(directory.resolve("keys"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void doesNotStartWithoutAKey() throws Exception {
        JwtConfiguration empty = section();

        assertThatThrownBy(() -> start(empty))
                .hasMessageStartingWith("jwt.keyDirectory.path has no key in it: " + directory);
        Files.delete(directory);
        assertThatThrownBy(() -> start(empty))
                .hasMessageStartingWith("jwt.keyDirectory.path is not a directory that can be read: " + directory);
    }

    @Test
    void doesNotStartWithABadKey() throws Exception {
        Files.writeString(directory.resolve(FIRST), "-----BEGIN");

        assertThatThrownBy(this::section)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("jwt.keyDirectory.path has a file that is not usable: " + FIRST);
    }

    @Test
    void keepsOneKindOfKeysAndTimesThatFitEachOther() {
        assertRejected("jwt.secret conflicts with keyDirectory; set only one", "secret: " + Sections.SECRET);
        assertRejected("jwt.privateKeyFile conflicts with keyDirectory; set only one", "privateKeyFile: jwt.pem");
        assertRejected("jwt.keyId conflicts with keyDirectory; set only one", "keyId: a");
        assertRejected("jwt.previousKeys conflicts with keyDirectory; set only one", "previousKeys: [{until: x}]");
        assertThatThrownBy(() -> Sections.read(
                        "issuer: a", "algorithm: ES256", "keyDirectory: {publishAhead: 9m, reloadInterval: 6m}"))
                .hasMessageContaining("jwt.keyDirectory.path is missing; name the directory of the keys")
                .hasMessageContaining("jwt.keyDirectory.publishAhead must be greater than or equal to 10 MINUTES")
                .hasMessageContaining("jwt.keyDirectory.reloadInterval must be less than or equal to 5 MINUTES");
        assertRejected("jwt.authMaxAge must not be null", "authMaxAge:");
    }

    private void assertRejected(String problem, String line) {
        assertThatThrownBy(() -> section(line))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(problem);
    }

    private JwtConfiguration section(String... further) throws Exception {
        return Sections.read(Stream.concat(
                        Stream.of(
                                "issuer: example-service",
                                "algorithm: ES256",
                                "keyDirectory: {path: " + directory + ", reloadInterval: 1s}"),
                        Stream.of(further))
                .toArray(String[]::new));
    }

    private void start(JwtConfiguration section) throws Throwable {
        try {
            TestServer.start(section, new JwtBundle<>(Sections.Host::getJwt), environment -> {})
                    .close();
        } catch (RuntimeException e) {
            throw Throwables.getRootCause(e);
        }
    }

    private static Object gauge(Environment environment, String name) {
        return ((Gauge<?>) environment.metrics().getMetrics().get("jwt.keys." + name)).getValue();
    }

    private static String kid(TokenManager tokens) {
        return String.valueOf(tokens.authToken("alice").header().get("kid"));
    }

    private static Stream<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName);
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
