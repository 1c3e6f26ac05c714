package io.github.dropwizardjwt.benchmarks.micro;

import io.github.dropwizardjwt.benchmarks.library.CachedTokens;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.token.Token;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Verifies cached tokens in turn. */
@State(Scope.Thread)
@NullUnmarked // JMH fills the fields.
public class RepeatSightBenchmark {
    @Param({"HS256", "RS256", "ES256", "EdDSA"})
    public Algorithm algorithm;

    /** How many tokens. */
    @Param({"1", "100", "1000", "10000"})
    public int count;

    private CachedTokens tokens;
    private int next;

    @Setup
    public void start() {
        tokens = new CachedTokens(algorithm, count);
        for (int i = 0; i < count; i++) {
            verify();
        }
    }

    @Benchmark
    public Token verify() {
        int turn = next;
        next = turn + 1 == count ? 0 : turn + 1;
        return tokens.verify(turn);
    }
}
