package io.github.dropwizardjwt.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import io.github.dropwizardjwt.testing.store.SampleSessions;
import io.github.dropwizardjwt.testing.store.SessionHarness;
import io.github.dropwizardjwt.token.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a store promises to several processes, and to those that are killed. */
public abstract class ForkedServicesContract {
    private static final Instant NOW = SampleSessions.openedAt();
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final List<Process> forked = new ArrayList<>();

    /** Opens the store of {@link #address()}; a public class with a public constructor, for other processes too. */
    protected abstract Function<String, SessionStore> opener();

    protected abstract String address();

    /** How often each thread tries; there are 32 in each of two processes. */
    protected int attempts() {
        return Integer.getInteger("sessions.attempts", 100);
    }

    @AfterEach
    void endWhatWasForked() {
        forked.forEach(Process::destroyForcibly);
    }

    @Test
    void twoProcessesSpendEachTokenOnce() throws Exception {
        SessionStore store = opener().apply(address());
        Session session = SampleSessions.of("alice");
        store.add(session);
        Map<String, String> successors = new HashMap<>();
        List<Process> racers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            racers.add(fork("race", session.sid(), Integer.toString(attempts())));
        }
        for (Process racer : racers) {
            assertThat(racer.inputReader(UTF_8).readLine()).isEqualTo("ready");
        }
        for (Process racer : racers) {
            racer.outputWriter(UTF_8).append('\n').flush();
        }
        for (Process racer : racers) {
            for (String line : racer.inputReader(UTF_8).lines().toList()) {
                List<String> spentAndNext = Splitter.on(' ').splitToList(line);
                assertThat(successors.put(spentAndNext.get(0), spentAndNext.get(1)))
                        .isNull();
            }
            assertThat(racer.waitFor()).isZero();
        }

        assertThat(successors).hasSizeGreaterThanOrEqualTo(attempts());
        String current = session.refreshHash();
        for (int i = successors.size(); i > 0; i--) {
            current = successors.get(current);
            assertThat(current).isNotNull();
        }
        assertThat(store.find(session.sid(), NOW).orElseThrow().refreshHash()).isEqualTo(current);
    }

    @Test
    void killedBeforeATokenIsMarkedAsUsedNothingHasHappened() throws Exception {
        SessionHarness service = new SessionHarness(opener().apply(address()), GRACE);
        TokenPair first = service.open("alice");

        killAt("before-mark-used", first);

        TokenPair second = service.sessions().refresh(first.refresh());
        assertThat(service.rejection(second.auth())).isNull();
        assertThat(service.events()).endsWith("refreshed alice");
    }

    @Test
    void killedAfterATokenIsMarkedAsUsedTheClientRecoversWithinTheGrace() throws Exception {
        SessionHarness service = new SessionHarness(opener().apply(address()), GRACE);
        TokenPair first = service.open("alice");

        killAt("after-mark-used", first);

        TokenPair second = service.sessions().refresh(first.refresh());
        assertThat(service.events()).doesNotContain("refreshed alice");
        assertThat(service.sessions().refresh(first.refresh())).isEqualTo(second);
        TokenPair third = service.sessions().refresh(second.refresh());
        assertThat(service.rejection(third.auth())).isNull();
        // One branch: what was spent twice ago ends it.
        assertThat(service.rejectionOfRefresh(first.refresh())).isEqualTo(Reason.REUSED);
        assertThat(service.rejection(third.auth())).isEqualTo(Reason.REVOKED);
    }

    @Test
    void killedAfterATokenIsMarkedAsUsedTheClientLogsInAgainAfterTheGrace() throws Exception {
        SessionHarness service = new SessionHarness(opener().apply(address()), GRACE);
        TokenPair first = service.open("alice");

        killAt("after-mark-used", first);
        // The other process has a clock of its own; that of this one stands still since its first test.
        service.set(Instant.now().plus(GRACE.plusMinutes(1)));

        assertThat(service.rejectionOfRefresh(first.refresh())).isEqualTo(Reason.REUSED);
        assertThat(service.rejection(first.auth())).isEqualTo(Reason.REVOKED);
    }

    private void killAt(String point, TokenPair pair) throws Exception {
        Process service = fork("refresh", pair.refresh().signed(), point);
        BufferedReader output = service.inputReader(UTF_8);
        assertThat(output.readLine()).isEqualTo("here");
        service.destroyForcibly().waitFor();
    }

    private Process fork(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // What is logged would be taken for what the service prints.
                "-Dlogback.statusListenerClass=ch.qos.logback.core.status.NopStatusListener",
                "-Dlog.target=System.err",
                "-cp",
                System.getProperty("java.class.path"),
                ForkedService.class.getName(),
                opener().getClass().getName(),
                address()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        forked.add(process);
        return process;
    }
}
