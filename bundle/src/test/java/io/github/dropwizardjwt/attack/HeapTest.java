package io.github.dropwizardjwt.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.support.Forge;
import io.github.dropwizardjwt.support.TestKeys;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenRejectedException;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** However many different tokens come in, good, bad and garbage, the memory in use stays what it was. */
class HeapTest {
    private static final int REMEMBERED = 1_000;
    private static final long TOLERANCE = 2 << 20;

    private final Random random = new Random(5);
    private final TokenManager tokens = TokenManager.builder("heap", KeySet.signing(TestKeys.signing(Algorithm.HS256)))
            .cache(REMEMBERED, 8 << 20)
            .build();

    @Test
    void staysFlatOverFiftyThousandTokens() {
        verify(50_000);
    }

    /** Takes a minute or so: {@code mvn -pl bundle test -Dtest=HeapTest -DskippedGroup=none}. */
    @Tag("long")
    @Test
    void staysFlatOverTwoMillionTokens() {
        verify(2_000_000);
    }

    private void verify(int count) {
        int accepted = verifyEach(count / 4);
        long first = liveBytes();
        accepted += verifyEach(count / 2);
        accepted += verifyEach(count / 4);
        long last = liveBytes();

        System.out.printf(
                "HeapTest: %,d tokens, %,d good; %,d KiB in use after a quarter, %,d KiB at the end%n",
                count, accepted, first >> 10, last >> 10);
        assertThat(accepted).isBetween(count / 4, count / 2);
        assertThat(last - first).isLessThan(TOLERANCE);
    }

    /** How many of so many tokens are good. */
    private int verifyEach(int count) {
        int good = 0;
        for (int i = 0; i < count; i++) {
            try {
                tokens.verify(token(i));
                good++;
            } catch (TokenRejectedException e) {
                // As it should be.
            }
        }
        return good;
    }

    private String token(int i) {
        String subject = "subject-" + random.nextLong();
        return switch (i % 6) {
            case 0, 1 -> tokens.authToken(subject).signed();
            case 2 -> tokens.authToken(subject).signed() + "A";
            case 3 -> withHeader("{\"alg\":\"HS256\",\"kid\":\"" + subject + "\"}");
            case 4 -> withHeader("{\"alg\":\"HS256\",\"" + subject + "\":1}");
            default -> garbage();
        };
    }

    /** Not signed by anybody; each header is another. */
    private String withHeader(String header) {
        return Forge.base64(Forge.utf8(header)) + ".e30." + garbage();
    }

    private String garbage() {
        byte[] bytes = new byte[1 + random.nextInt(200)];
        random.nextBytes(bytes);
        return Forge.base64(bytes);
    }

    /** What is in use when all that is not has been collected. */
    private static long liveBytes() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
