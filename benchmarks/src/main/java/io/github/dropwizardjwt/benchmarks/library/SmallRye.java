package io.github.dropwizardjwt.benchmarks.library;

import io.github.dropwizardjwt.benchmarks.sample.Keys;
import io.github.dropwizardjwt.benchmarks.sample.Sample;
import io.github.dropwizardjwt.key.Algorithm;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import java.util.Set;

/** io.smallrye:smallrye-jwt. */
final class SmallRye implements Library {
    @Override
    public Verifier verifier(Keys keys) {
        JWTAuthContextInfo context = keys.algorithm().isSymmetric()
                ? new JWTAuthContextInfo(keys.secret(), Sample.ISSUER)
                : new JWTAuthContextInfo(keys.publicKey(), Sample.ISSUER);
        context.setSignatureAlgorithm(Set.of(algorithm(keys)));
        // No clock skew, like the other libraries.
        context.setClockSkew(0);
        DefaultJWTParser parser = new DefaultJWTParser(context);
        return parser::parse;
    }

    /** Its builder is a separate library, requires a MicroProfile Config, and signs with jose4j. */
    @Override
    public boolean issues(Algorithm algorithm) {
        return false;
    }

    @Override
    public Issuer issuer(Keys keys) {
        throw new UnsupportedOperationException();
    }

    private static SignatureAlgorithm algorithm(Keys keys) {
        return SignatureAlgorithm.fromAlgorithm(keys.algorithm().name());
    }
}
