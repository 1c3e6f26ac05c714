package io.github.dropwizardjwt.benchmarks.library;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import io.github.dropwizardjwt.benchmarks.sample.Keys;
import io.github.dropwizardjwt.benchmarks.sample.Sample;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;

/** com.auth0:java-jwt. */
final class Auth0 implements Library {
    @Override
    public Verifier verifier(Keys keys) {
        JWTVerifier verifier =
                JWT.require(algorithm(keys)).withIssuer(Sample.ISSUER).build();
        return verifier::verify;
    }

    @Override
    public Issuer issuer(Keys keys) {
        Algorithm algorithm = algorithm(keys);
        return () -> {
            Instant now = Instant.now();
            return JWT.create()
                    .withKeyId(Keys.ID)
                    .withIssuer(Sample.ISSUER)
                    .withSubject(Sample.SUBJECT)
                    .withIssuedAt(now)
                    .withExpiresAt(now.plusSeconds(Sample.LIFETIME))
                    .withJWTId(Sample.newId())
                    .withClaim("type", "auth")
                    .withClaim("scope", Sample.SCOPE)
                    .withClaim("tenant", Sample.TENANT)
                    .withClaim("level", Sample.LEVEL)
                    .sign(algorithm);
        };
    }

    @Override
    public boolean has(io.github.dropwizardjwt.key.Algorithm algorithm) {
        return algorithm != io.github.dropwizardjwt.key.Algorithm.EdDSA;
    }

    private static Algorithm algorithm(Keys keys) {
        return switch (keys.algorithm()) {
            case HS256 -> Algorithm.HMAC256(keys.secret().getEncoded());
            case RS256 -> Algorithm.RSA256((RSAPublicKey) keys.publicKey(), (RSAPrivateKey) keys.privateKey());
            case ES256 -> Algorithm.ECDSA256((ECPublicKey) keys.publicKey(), (ECPrivateKey) keys.privateKey());
            default -> throw new IllegalArgumentException("auth0 has no " + keys.algorithm());
        };
    }
}
