package io.github.dropwizardjwt.benchmarks.cache;

import io.github.dropwizardjwt.benchmarks.library.DropwizardJwt;
import io.github.dropwizardjwt.benchmarks.sample.Jca;
import io.github.dropwizardjwt.benchmarks.sample.Keys;
import io.github.dropwizardjwt.benchmarks.sample.Sample;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.token.TokenManager;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;

/** Tokens of one algorithm that this library has cached. */
final class CachedTokens {
    static final int MOST = 1000;
    static final int MILLIS = 100;

    private static final int CALLS = 1000;

    private final Algorithm algorithm;
    private final TokenManager tokens;
    private final byte[][] texts;

    CachedTokens(Algorithm algorithm) {
        this.algorithm = algorithm;
        Keys keys = Keys.of(algorithm);
        tokens = DropwizardJwt.manager(
                        KeySet.signing(DropwizardJwt.withoutProvider().signingKey(keys)))
                .build();
        Jca.Signer signer = new Jca(keys, null).signer();
        Sample sample = Sample.good(algorithm);
        texts = Stream.generate(() -> sample.signedWith(signer).getBytes(StandardCharsets.ISO_8859_1))
                .limit(MOST)
                .toArray(byte[][]::new);
    }

    Algorithm algorithm() {
        return algorithm;
    }

    /** The time of one call, with a new string, of some of the tokens in turn. */
    double nanoseconds(int count) {
        for (int i = 0; i < count; i++) {
            verify(i);
        }
        long start = System.nanoTime();
        int calls = 0;
        do {
            for (int i = 0; i < CALLS; i++) {
                verify(calls++ % count);
            }
        } while (System.nanoTime() - start < Duration.ofMillis(MILLIS).toNanos());
        return (System.nanoTime() - start) / (double) calls;
    }

    private void verify(int number) {
        if (tokens.verify(new String(texts[number], StandardCharsets.ISO_8859_1)) == null) {
            throw new IllegalStateException("No token");
        }
    }
}
