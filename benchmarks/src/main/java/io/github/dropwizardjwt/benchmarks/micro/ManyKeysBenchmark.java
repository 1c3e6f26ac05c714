package io.github.dropwizardjwt.benchmarks.micro;

import io.github.dropwizardjwt.benchmarks.library.DropwizardJwt;
import io.github.dropwizardjwt.benchmarks.sample.Jca;
import io.github.dropwizardjwt.benchmarks.sample.Keys;
import io.github.dropwizardjwt.benchmarks.sample.Sample;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.key.VerificationKey;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Verifies a token of an issuer with many keys. */
@State(Scope.Benchmark)
@NullUnmarked // JMH fills the fields.
public class ManyKeysBenchmark {
    /** How many keys. */
    @Param({"1", "100", "10000"})
    public int count;

    private TokenManager remembering;
    private TokenManager forgetting;
    private byte[] token;

    @Setup
    public void start() {
        Keys keys = Keys.of(Algorithm.HS256);
        VerificationKey[] set = IntStream.range(0, count)
                .mapToObj(i -> SigningKey.ofSecret(
                                Algorithm.HS256, keys.secret().getEncoded(), i == 0 ? Keys.ID : "other-" + i)
                        .verificationKey())
                .toArray(VerificationKey[]::new);
        remembering = DropwizardJwt.manager(KeySet.verifying(set)).build();
        forgetting = DropwizardJwt.manager(KeySet.verifying(set)).cache(0, 0).build();
        token = Sample.good(Algorithm.HS256)
                .signedWith(new Jca(keys, null).signer())
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    @Benchmark
    public Token first() {
        return forgetting.verify(new String(token, StandardCharsets.ISO_8859_1));
    }

    @Benchmark
    public Token repeat() {
        return remembering.verify(new String(token, StandardCharsets.ISO_8859_1));
    }
}
