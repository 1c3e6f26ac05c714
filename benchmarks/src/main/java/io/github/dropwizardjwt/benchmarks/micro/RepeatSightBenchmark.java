package io.github.dropwizardjwt.benchmarks.micro;

import io.github.dropwizardjwt.benchmarks.library.DropwizardJwt;
import io.github.dropwizardjwt.benchmarks.sample.Jca;
import io.github.dropwizardjwt.benchmarks.sample.Keys;
import io.github.dropwizardjwt.benchmarks.sample.Sample;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Verifies cached tokens in turn. The {@code String} is new each time, as in a request. */
@State(Scope.Thread)
@NullUnmarked // JMH fills the fields.
public class RepeatSightBenchmark {
    @Param({"HS256", "RS256", "ES256", "EdDSA"})
    public Algorithm algorithm;

    /** How many tokens. */
    @Param({"1", "100", "1000", "10000"})
    public int count;

    private TokenManager tokens;
    private byte[][] texts;
    private int next;

    @Setup
    public void start() {
        Keys keys = Keys.of(algorithm);
        tokens = DropwizardJwt.manager(
                        KeySet.signing(DropwizardJwt.withoutProvider().signingKey(keys)))
                .build();
        Jca.Signer signer = new Jca(keys, null).signer();
        Sample sample = Sample.good(algorithm);
        texts = Stream.generate(() -> sample.signedWith(signer).getBytes(StandardCharsets.ISO_8859_1))
                .limit(count)
                .toArray(byte[][]::new);
        for (int i = 0; i < count; i++) {
            verify();
        }
    }

    @Benchmark
    public Token verify() {
        int turn = next;
        next = turn + 1 == count ? 0 : turn + 1;
        return tokens.verify(new String(texts[turn], StandardCharsets.ISO_8859_1));
    }
}
