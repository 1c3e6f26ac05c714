package io.github.dropwizardjwt.benchmarks.library;

import io.github.dropwizardjwt.benchmarks.sample.Keys;
import io.github.dropwizardjwt.benchmarks.sample.Sample;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/** org.bitbucket.b_c:jose4j. */
final class Jose4j implements Library {
    @Override
    public Verifier verifier(Keys keys) {
        JwtConsumer consumer = new JwtConsumerBuilder()
                .setRequireExpirationTime()
                .setExpectedIssuer(Sample.ISSUER)
                .setVerificationKey(keys.verifying())
                .setJwsAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT,
                        keys.algorithm().name())
                .build();
        return consumer::processToClaims;
    }

    @Override
    public Issuer issuer(Keys keys) {
        return () -> {
            NumericDate now = NumericDate.now();
            NumericDate expiry = NumericDate.fromSeconds(now.getValue() + Sample.LIFETIME);
            JwtClaims claims = new JwtClaims();
            claims.setIssuer(Sample.ISSUER);
            claims.setSubject(Sample.SUBJECT);
            claims.setIssuedAt(now);
            claims.setExpirationTime(expiry);
            claims.setJwtId(Sample.newId());
            claims.setClaim("type", "auth");
            claims.setClaim("scope", Sample.SCOPE);
            claims.setClaim("tenant", Sample.TENANT);
            claims.setClaim("level", Sample.LEVEL);
            JsonWebSignature signature = new JsonWebSignature();
            signature.setAlgorithmHeaderValue(keys.algorithm().name());
            signature.setHeader("typ", "JWT");
            signature.setKeyIdHeaderValue(Keys.ID);
            signature.setKey(keys.signing());
            signature.setPayload(claims.toJson());
            return signature.getCompactSerialization();
        };
    }
}
