package io.github.dropwizardjwt.benchmarks.micro;

import io.github.dropwizardjwt.auth.requirement.Requirement;
import io.github.dropwizardjwt.auth.requirement.RequirementCompiler;
import io.github.dropwizardjwt.benchmarks.library.DropwizardJwt;
import io.github.dropwizardjwt.benchmarks.sample.Keys;
import io.github.dropwizardjwt.benchmarks.sample.Sample;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Checks a verified token against what a method requires. */
@State(Scope.Benchmark)
@NullUnmarked // JMH fills the fields.
public class RequirementBenchmark {
    private Requirement requirement;
    private Token token;
    private MultivaluedMap<String, String> path;

    @Setup
    public void start() {
        // The longest path: the override does not hold.
        requirement = RequirementCompiler.compile(
                "username", new String[] {}, new String[] {"reports"}, new String[] {"admin"});
        token = DropwizardJwt.manager(
                        KeySet.signing(DropwizardJwt.withoutProvider().signingKey(Keys.of(Algorithm.HS256))))
                .build()
                .authToken(Sample.SUBJECT, Sample.SCOPE, Map.of("tenant", Sample.TENANT));
        path = new MultivaluedHashMap<>(Map.of("username", Sample.SUBJECT));
        if (check() != null) {
            throw new IllegalStateException("The requirement does not hold");
        }
    }

    @Benchmark
    public Reason check() {
        return requirement.decide(token, path).violated();
    }
}
