package io.github.dropwizardjwt.config.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.health.HealthCheck;
import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.config.KeyReference;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.VerificationKey;
import io.github.dropwizardjwt.support.Idp;
import io.github.dropwizardjwt.support.Logs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of keys that changes. */
class FileKeysTest {
    @TempDir
    Path directory;

    private final Environment environment = new Environment("test");
    private Path file;
    private FileKeys keys;

    @BeforeEach
    void load() throws Exception {
        file = Files.writeString(directory.resolve("jwks.json"), Idp.set(Idp.FIRST));
        keys = (FileKeys) new GivenKeysLoader(
                        "login",
                        new KeyReference("jwks", null, file.toString()),
                        true,
                        null,
                        Set.of(Algorithm.RS256),
                        null)
                .load();
        keys.register(environment);
    }

    private List<VerificationKey> known() {
        return keys.inService().current().verificationKeys();
    }

    private HealthCheck.Result health() {
        return environment.healthChecks().runHealthCheck("jwt-issuer-login");
    }

    @Test
    void keepsTheKeyObjectsThatAreStillThere() throws Exception {
        VerificationKey first = known().get(0);
        Files.writeString(file, Idp.set(Idp.SECOND, Idp.FIRST));

        keys.reload();

        assertThat(known()).hasSize(2).contains(first);
        assertThat(environment
                        .metrics()
                        .getGauges()
                        .get("jwt.issuers.login.keys")
                        .getValue())
                .isEqualTo(2);
    }

    @Test
    void whatCannotBeUsedChangesNothingAndIsLoggedOnce() throws Exception {
        List<VerificationKey> before = known();
        for (String broken : List.of("{", "{\"keys\":[]}", "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AA\"}]}", "")) {
            Files.writeString(file, broken);
            try (Logs logs = new Logs()) {
                keys.reload();
                keys.reload();

                assertThat(logs.lines())
                        .singleElement()
                        .asString()
                        .startsWith("ERROR The keys stay as they are, since jwksFile of the trusted issuer login ");
            }
            assertThat(known()).isEqualTo(before);
            assertThat(health().isHealthy()).isFalse();
            assertThat(health().getMessage())
                    .startsWith("The keys stay as they are, since jwksFile of the trusted issuer login ");
        }
    }

    @Test
    void isHealthyAgainOnceTheFileIs() throws Exception {
        Files.delete(file);
        keys.reload();
        assertThat(health().getMessage())
                .isEqualTo(
                        "The keys stay as they are, since jwksFile of the trusted issuer login names a file that does "
                                + "not exist");

        Files.writeString(file, Idp.set(Idp.SECOND));
        keys.reload();

        assertThat(health().isHealthy()).isTrue();
        assertThat(known()).extracting(VerificationKey::id).containsExactly("second");
    }
}
