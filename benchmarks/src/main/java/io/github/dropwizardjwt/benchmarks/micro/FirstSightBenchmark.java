package io.github.dropwizardjwt.benchmarks.micro;

import io.github.dropwizardjwt.benchmarks.library.Candidate;
import io.github.dropwizardjwt.benchmarks.library.Verifier;
import io.github.dropwizardjwt.benchmarks.sample.Jca;
import io.github.dropwizardjwt.benchmarks.sample.Keys;
import io.github.dropwizardjwt.benchmarks.sample.Sample;
import io.github.dropwizardjwt.key.Algorithm;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Verifies an uncached token. The {@code String} is new each time, as in a request. */
@State(Scope.Benchmark)
@NullUnmarked // JMH fills the fields.
public class FirstSightBenchmark {
    @Param
    public Candidate candidate;

    @Param({"HS256", "RS256", "ES256", "EdDSA"})
    public Algorithm algorithm;

    private Verifier verifier;
    private byte[] token;

    @Setup
    public void start() throws Exception {
        Keys keys = Keys.of(algorithm);
        verifier = candidate.verifier(keys);
        token = Sample.good(algorithm)
                .withAlgorithm(candidate.headerOf(algorithm))
                .signedWith(new Jca(keys, null).signer())
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    @Benchmark
    public Object verify() throws Exception {
        return verifier.verify(new String(token, StandardCharsets.ISO_8859_1));
    }
}
