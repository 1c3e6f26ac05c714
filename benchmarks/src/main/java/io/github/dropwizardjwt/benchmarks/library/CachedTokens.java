package io.github.dropwizardjwt.benchmarks.library;

import io.github.dropwizardjwt.benchmarks.sample.Jca;
import io.github.dropwizardjwt.benchmarks.sample.Keys;
import io.github.dropwizardjwt.benchmarks.sample.Sample;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Signed tokens of one algorithm, and a manager of this project that caches those it has verified. */
public final class CachedTokens {
    private final Algorithm algorithm;
    private final TokenManager tokens;
    private final byte[][] texts;

    /** Signs tokens. None is in the cache yet. */
    public CachedTokens(Algorithm algorithm, int count) {
        this.algorithm = algorithm;
        Keys keys = Keys.of(algorithm);
        tokens = DropwizardJwt.manager(
                        KeySet.signing(DropwizardJwt.withoutProvider().signingKey(keys)))
                .build();
        Jca.Signer signer = new Jca(keys, null).signer();
        Sample sample = Sample.good(algorithm);
        texts = Stream.generate(() -> sample.signedWith(signer).getBytes(StandardCharsets.ISO_8859_1))
                .limit(count)
                .toArray(byte[][]::new);
    }

    public Algorithm algorithm() {
        return algorithm;
    }

    /** Verifies one of the tokens, numbered from 0. The {@code String} is new each time, as in a request. */
    public Token verify(int number) {
        return tokens.verify(new String(texts[number], StandardCharsets.ISO_8859_1));
    }
}
