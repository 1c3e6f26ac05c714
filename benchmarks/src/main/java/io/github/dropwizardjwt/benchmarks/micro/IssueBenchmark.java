package io.github.dropwizardjwt.benchmarks.micro;

import io.github.dropwizardjwt.benchmarks.library.Candidate;
import io.github.dropwizardjwt.benchmarks.library.Issuer;
import io.github.dropwizardjwt.benchmarks.sample.Keys;
import io.github.dropwizardjwt.key.Algorithm;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Issues a token. The JCA alone signs a prepared text. */
@State(Scope.Benchmark)
@NullUnmarked // JMH fills the fields.
public class IssueBenchmark {
    @Param
    public Candidate candidate;

    @Param({"HS256", "RS256", "ES256", "EdDSA"})
    public Algorithm algorithm;

    private Issuer issuer;

    @Setup
    public void start() throws Exception {
        issuer = candidate.issuer(Keys.of(algorithm));
    }

    @Benchmark
    public String issue() throws Exception {
        return issuer.issue();
    }
}
