package io.github.dropwizardjwt.load;

import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenType;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The last tokens of which a response has said that they are rejected from then on. Thread-safe. */
final class SoakedDeadTokens {
    private static final int ALL = 8192;
    private static final int YOUNGEST = 256;

    private final AtomicReferenceArray<Dead> tokens = new AtomicReferenceArray<>(ALL);
    private final AtomicLong added = new AtomicLong();

    private record Dead(String why, Token token, Set<String> parts, long confirmed) {}

    void add(String why, Token token, Set<String> parts, long confirmed) {
        tokens.set((int) (added.getAndIncrement() % ALL), new Dead(why, token, parts, confirmed));
    }

    /** Presents one of them, each second time one of the youngest. */
    void present(SoakedStore store) {
        int at = any();
        Dead dead = tokens.get(at);
        if (dead == null || dead.token().expiresAt().isBefore(Instant.now())) {
            return;
        }
        SoakedService service = store.any();
        boolean exchange = dead.token().type() == TokenType.REFRESH
                && ThreadLocalRandom.current().nextInt(4) == 0;
        try {
            boolean answered = exchange
                    ? store.write(
                                    "dead token exchanged",
                                    dead.parts(),
                                    () -> service.sessions().refresh(dead.token()))
                            .isPresent()
                    : store.read("dead token accepted", dead.parts(), () -> service.check(dead.token()))
                            .isPresent();
            if (answered && tokens.compareAndSet(at, dead, null)) {
                store.violatedUnlessLost("accepted after " + dead.why(), dead.confirmed(), dead.parts());
            }
        } catch (TokenRejectedException e) {
            store.ledger().count("dead token rejected");
        }
    }

    private int any() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long back = random.nextBoolean() ? random.nextInt(ALL) : random.nextInt(YOUNGEST);
        return (int) Math.floorMod(added.get() - 1 - back, (long) ALL);
    }
}
