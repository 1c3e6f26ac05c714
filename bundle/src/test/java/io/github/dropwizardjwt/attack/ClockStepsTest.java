package io.github.dropwizardjwt.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.session.TokenPair;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.token.Token;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** A wall clock that is set forward and back while requests go on, with the cache and sessions on. */
class ClockStepsTest {
    private static final Instant START = Instant.parse("2026-05-01T12:00:00Z");
    private static final int CLIENTS = 4;
    private static final int STEPS = 200;

    private final SettableClock clock = new SettableClock(START);
    /** Even while the clock stands. */
    private final AtomicLong changes = new AtomicLong();

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong letIn = new AtomicLong();
    private final AtomicLong rejected = new AtomicLong();

    @Test
    void tokensCountExactlyWhileTheySayAndSessionsGoOn() {
        try (Service service = Service.start(
                "clock",
                clock,
                0,
                "issuer: clock",
                "algorithm: HS256",
                "secret: " + Services.SECRET,
                "sessions: {type: memory, keepGrantsFromLogin: true, endpoints: {}}")) {
            List<CompletableFuture<Void>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int seed = i;
                clients.add(
                        CompletableFuture.runAsync(() -> use(service, seed), command -> new Thread(command).start()));
            }
            step(clients);
            over.set(true);
            clients.forEach(CompletableFuture::join);
        }
        System.out.println("ClockStepsTest: " + letIn + " let in, " + rejected + " rejected");
        assertThat(letIn.get()).isGreaterThan(100);
        assertThat(rejected.get()).isGreaterThan(100);
    }

    /** To any moment within two hours of the start, and to the very limits of tokens issued then; back at the end. */
    private void step(List<CompletableFuture<Void>> clients) {
        Random random = new Random(3);
        for (int i = 0; i < STEPS; i++) {
            long before = letIn.get() + rejected.get();
            long offset = switch (random.nextInt(4)) {
                case 0 -> 0;
                case 1 -> 3600;
                case 2 -> 3599;
                default -> random.nextInt(4 * 3600) - 2 * 3600L;
            };
            set(START.plusSeconds(offset));
            while (letIn.get() + rejected.get() < before + CLIENTS
                    && clients.stream().noneMatch(CompletableFuture::isDone)) {
                LockSupport.parkNanos(100_000);
            }
        }
        set(START.plusSeconds(2 * 3600));
    }

    private void set(Instant instant) {
        changes.incrementAndGet();
        clock.set(instant);
        changes.incrementAndGet();
    }

    private void use(Service service, int seed) {
        Random random = new Random(seed);
        List<TokenPair> pairs = new ArrayList<>();
        try (Wire wire = new Wire(service.port())) {
            TokenPair newest = open(service);
            while (!over.get()) {
                pairs.add(newest);
                for (int i = 0; i < 8; i++) {
                    ask(service, wire, pairs.get(random.nextInt(pairs.size())).auth());
                }
                newest = service.bundle().sessions().refresh(newest.refresh());
            }
            // The session outlived it all.
            TokenPair last = service.bundle().sessions().refresh(newest.refresh());
            assertThat(last.auth().signed()).isNotEqualTo(newest.auth().signed());
        }
    }

    private static TokenPair open(Service service) {
        return service.bundle().sessions().open("subject", null, Map.of());
    }

    /** Says nothing where the clock was set meanwhile. */
    private void ask(Service service, Wire wire, Token token) {
        long before = changes.get();
        Instant now = clock.instant();
        Reply reply = wire.send(Attack.bearer("clock", service, "/required", token.signed(), Answer.LET_IN));
        if (before % 2 == 0 && before == changes.get()) {
            boolean good = !now.isBefore(token.issuedAt()) && now.isBefore(token.expiresAt());
            assertThat(reply.status())
                    .as("issued %s, expires %s, now %s", token.issuedAt(), token.expiresAt(), now)
                    .isEqualTo(good ? 200 : 401);
        }
        (reply.status() == 200 ? letIn : rejected).incrementAndGet();
    }
}
