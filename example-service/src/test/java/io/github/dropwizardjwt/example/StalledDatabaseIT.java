package io.github.dropwizardjwt.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built jar with config-postgres.yml while its database hangs, as on a machine that swaps or has a full disk. */
class StalledDatabaseIT {
    /** More than the limits of the configuration together, and less than the defaults of drivers and pools. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** The first login of a process that has just started, on a busy machine. */
    private static final Duration WARM_UP = Duration.ofMinutes(1);

    private static final int LOGINS = 20;

    @TempDir
    Path directory;

    @Test
    void rejectsLoginsWithinSecondsAndAcceptsThemAgainAfterwards() throws Exception {
        Path data = directory.resolve("postgres");
        TopLevel top = new TopLevel(directory, "config-postgres.yml");
        try (EmbeddedPostgres postgres =
                EmbeddedPostgres.builder().setDataDirectory(data).start()) {
            StoresIT.makeDatabase(postgres);
            String url = "jdbc:postgresql://localhost:" + postgres.getPort() + "/example";
            List<String> settings =
                    List.of("database.url=" + url, "jwt.sessions.database.url=" + url, "jwt.sessions.timeout=2s");
            try (RunningJar service = RunningJar.start(top, settings, "config-postgres.yml")) {
                assertThat(service.login("alice", WARM_UP).statusCode())
                        .as(service.log())
                        .isEqualTo(200);

                signal(data, "STOP");
                List<Integer> answers = new ArrayList<>();
                try {
                    for (int i = 0; i < 3; i++) {
                        answers.add(service.login("alice", PATIENCE).statusCode());
                    }
                } finally {
                    signal(data, "CONT");
                }

                assertThat(answers).as(service.log()).containsOnly(503);
                assertThat(service.log()).doesNotContain("ERROR");
                assertThat(eventually(service)).as(service.log()).isEqualTo(200);
            }
        }
    }

    /** Stalled connections are replaced one by one, each by the login that gets it. */
    private static int eventually(RunningJar service) throws Exception {
        int status = 0;
        for (int i = 0; i < LOGINS && status != 200; i++) {
            status = service.login("alice", WARM_UP).statusCode();
        }
        return status;
    }

    /** Signals the server and the process of each connection. */
    private static void signal(Path data, String name) throws Exception {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0));
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        for (ProcessHandle process :
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList()) {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        }
    }
}
