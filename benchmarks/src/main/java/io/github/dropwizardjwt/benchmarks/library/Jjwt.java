package io.github.dropwizardjwt.benchmarks.library;

import io.github.dropwizardjwt.benchmarks.sample.Keys;
import io.github.dropwizardjwt.benchmarks.sample.Sample;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.JwtParserBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.SecureDigestAlgorithm;
import java.security.Key;
import java.time.Instant;
import java.util.Date;

/** io.jsonwebtoken:jjwt with its Jackson module. */
final class Jjwt implements Library {
    @Override
    public Verifier verifier(Keys keys) {
        JwtParserBuilder builder = Jwts.parser().requireIssuer(Sample.ISSUER);
        JwtParser parser = (keys.algorithm().isSymmetric()
                        ? builder.verifyWith(keys.secret())
                        : builder.verifyWith(keys.publicKey()))
                .build();
        return parser::parseSignedClaims;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Issuer issuer(Keys keys) {
        Key key = keys.signing();
        SecureDigestAlgorithm<Key, ?> algorithm = (SecureDigestAlgorithm<Key, ?>)
                Jwts.SIG.get().forKey(keys.algorithm().name());
        return () -> {
            Instant now = Instant.now();
            return Jwts.builder()
                    .header()
                    .type("JWT")
                    .keyId(Keys.ID)
                    .and()
                    .issuer(Sample.ISSUER)
                    .subject(Sample.SUBJECT)
                    .issuedAt(Date.from(now))
                    .expiration(Date.from(now.plusSeconds(Sample.LIFETIME)))
                    .id(Sample.newId())
                    .claim("type", "auth")
                    .claim("scope", Sample.SCOPE)
                    .claim("tenant", Sample.TENANT)
                    .claim("level", Sample.LEVEL)
                    .signWith(key, algorithm)
                    .compact();
        };
    }
}
