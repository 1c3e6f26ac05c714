package io.github.dropwizardjwt.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.Idp;
import io.github.dropwizardjwt.support.Waiting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A service under load while everything that can change does. No request is let in by a token that was revoked, has
 * expired or is somebody else's; no good one is rejected, save with 503 while the store is down.
 *
 * <p>A few seconds in each build; {@code bundle/soak} runs it for as long as you like. The clock runs thirty times as
 * fast as time.
 */
class SoakTest {
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("soak.seconds", 6));
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final int SPEED = 30;

    @TempDir
    Path directory;

    private final FastClock clock = new FastClock(SPEED);
    private final SoakLedger ledger = new SoakLedger();
    private final AtomicReference<String> idpSigns = new AtomicReference<>(Idp.FIRST);
    private final List<Thread> clients = new ArrayList<>();
    private SoakClients soak;
    private volatile boolean over;

    @Test
    void letsInNoDeadTokenAndRejectsNoGoodOne() throws Exception {
        try (SoakService service = new SoakService(directory, clock)) {
            soak = new SoakClients(service, ledger, clock, idpSigns::get);
            start(3, soak::useASession);
            start(1, soak::comeFromTheIssuer);
            start(2, soak::attack);
            long end = System.nanoTime() + TIME.toNanos();
            do {
                disturb(service);
            } while (System.nanoTime() < end);
            over = true;
            for (Thread client : clients) {
                client.join();
            }
        }

        System.out.printf("Soak of %d s:%n%s", TIME.toSeconds(), ledger);
        assertThat(ledger.violations()).isEmpty();
        assertThat(ledger.kindsOfDead())
                .contains("after logout", "after logout of all", "after reuse", "after revocation");
        assertThat(ledger.counted("good auth token: 200")).isPositive();
        assertThat(ledger.counted("good auth token: 503")).isPositive();
        assertThat(ledger.counted("own key rotated")).isPositive();
    }

    private void start(int count, Runnable client) {
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(() -> {
                while (!over) {
                    try {
                        client.run();
                    } catch (RuntimeException e) {
                        ledger.violated(e.toString());
                    }
                }
            });
            clients.add(thread);
            thread.start();
        }
    }

    /** All faults and changes, one after the other. */
    private void disturb(SoakService service) throws Exception {
        rotateOwnKey(service);
        outage(service, service.store::fail);
        rotateKeyOfTheIssuer(service);
        Path halfWritten = Files.writeString(directory.resolve("2099-01-01T00-00-00Z.ES256.pem"), "-----BEGIN");
        pause();
        outage(service, service.store::hang);
        Files.delete(halfWritten);
        pause();
    }

    /** Only where the one before has begun to sign. */
    private void rotateOwnKey(SoakService service) {
        if (service.rotate()) {
            ledger.count("own key rotated");
        }
        pause();
    }

    private void outage(SoakService service, Runnable fault) {
        ledger.outageBegins();
        fault.run();
        pause();
        service.store.recover();
        String good = service.idpToken(idpSigns.get());
        Waiting.until("tokens can be checked again", () -> service.get(good) == 200);
        ledger.count("outages of the store");
        ledger.outageIsOver();
        pause();
    }

    /** With the issuer down in between. */
    private void rotateKeyOfTheIssuer(SoakService service) {
        String from = idpSigns.get();
        String to = from.equals(Idp.FIRST) ? Idp.SECOND : Idp.FIRST;
        service.idp.publish(from, to);
        Waiting.until("both keys are known", () -> service.idpKeys() == 2);
        service.idp.issuer.goDown();
        idpSigns.set(to);
        pause();
        String last = service.idpToken(from);
        service.idp.publish(to);
        service.idp.issuer.comeUp();
        Waiting.until("the old key is gone", () -> service.idpKeys() == 1);
        // Only now: in the next round but one the key is published again.
        for (int i = 0; i < 10; i++) {
            soak.mustNotBeLetIn("withdrawn key", last);
        }
        ledger.count("key of the issuer rotated");
    }

    private static void pause() {
        LockSupport.parkNanos(Math.min(TIME.dividedBy(30).toNanos(), LONGEST_PAUSE.toNanos()));
    }
}
