package io.github.dropwizardjwt.benchmarks.library;

import io.fusionauth.jwt.JWTDecoder;
import io.fusionauth.jwt.JWTEncoder;
import io.fusionauth.jwt.Signer;
import io.fusionauth.jwt.domain.JWT;
import io.fusionauth.jwt.ec.ECSigner;
import io.fusionauth.jwt.ec.ECVerifier;
import io.fusionauth.jwt.ed.EdDSASigner;
import io.fusionauth.jwt.ed.EdDSAVerifier;
import io.fusionauth.jwt.hmac.HMACSigner;
import io.fusionauth.jwt.hmac.HMACVerifier;
import io.fusionauth.jwt.rsa.RSASigner;
import io.fusionauth.jwt.rsa.RSAVerifier;
import io.github.dropwizardjwt.benchmarks.sample.Keys;
import io.github.dropwizardjwt.benchmarks.sample.Sample;
import io.github.dropwizardjwt.key.Algorithm;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** io.fusionauth:fusionauth-jwt. It checks {@code exp} but not {@code iss}, which is compared here. */
final class FusionAuth implements Library {
    @Override
    public Verifier verifier(Keys keys) {
        io.fusionauth.jwt.Verifier verifier = signatureVerifier(keys);
        JWTDecoder decoder = JWT.getDecoder();
        return token -> {
            JWT jwt = decoder.decode(token, verifier);
            if (!Sample.ISSUER.equals(jwt.issuer)) {
                throw new IllegalArgumentException("The issuer is another");
            }
            return jwt;
        };
    }

    @Override
    public Issuer issuer(Keys keys) {
        Signer signer = signer(keys);
        JWTEncoder encoder = JWT.getEncoder();
        return () -> {
            ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
            JWT jwt = new JWT()
                    .setIssuer(Sample.ISSUER)
                    .setSubject(Sample.SUBJECT)
                    .setIssuedAt(now)
                    .setExpiration(now.plusSeconds(Sample.LIFETIME))
                    .setUniqueId(Sample.newId())
                    .addClaim("type", "auth")
                    .addClaim("scope", Sample.SCOPE)
                    .addClaim("tenant", Sample.TENANT)
                    .addClaim("level", Sample.LEVEL);
            return encoder.encode(jwt, signer);
        };
    }

    /** It knows only the name of RFC 9864. */
    @Override
    public String headerOf(Algorithm algorithm) {
        return algorithm == Algorithm.EdDSA ? "Ed25519" : algorithm.name();
    }

    private static io.fusionauth.jwt.Verifier signatureVerifier(Keys keys) {
        return switch (keys.algorithm()) {
            case HS256 -> HMACVerifier.newVerifier(keys.secret().getEncoded());
            case RS256 -> RSAVerifier.newVerifier(keys.publicKey());
            case ES256 -> ECVerifier.newVerifier(keys.publicKey());
            default -> EdDSAVerifier.newVerifier(keys.publicKey());
        };
    }

    private static Signer signer(Keys keys) {
        return switch (keys.algorithm()) {
            case HS256 -> HMACSigner.newSHA256Signer(keys.secret().getEncoded(), Keys.ID);
            case RS256 -> RSASigner.newSHA256Signer(keys.privateKey(), Keys.ID);
            case ES256 -> ECSigner.newSHA256Signer(keys.privateKey(), Keys.ID);
            default -> EdDSASigner.newSigner(keys.privateKey(), Keys.ID);
        };
    }
}
