package io.github.dropwizardjwt.benchmarks.library;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.proc.SingleKeyJWSKeySelector;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.github.dropwizardjwt.benchmarks.sample.Keys;
import io.github.dropwizardjwt.benchmarks.sample.Sample;
import io.github.dropwizardjwt.key.Algorithm;
import java.security.Key;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Set;

/** com.nimbusds:nimbus-jose-jwt; its EdDSA is Tink's, in Java, and no key selector supports it. */
final class Nimbus implements Library {
    @Override
    public Verifier verifier(Keys keys) throws Exception {
        DefaultJWTClaimsVerifier<SecurityContext> claims = new DefaultJWTClaimsVerifier<>(
                new JWTClaimsSet.Builder().issuer(Sample.ISSUER).build(), Set.of("exp"));
        // No clock skew, like the other libraries.
        claims.setMaxClockSkew(0);
        if (keys.algorithm() == Algorithm.EdDSA) {
            return edwardsVerifier(keys, claims);
        }
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new SingleKeyJWSKeySelector<>(algorithm(keys), keys.verifying()));
        processor.setJWTClaimsSetVerifier(claims);
        return token -> processor.process(token, null);
    }

    private static Verifier edwardsVerifier(Keys keys, DefaultJWTClaimsVerifier<SecurityContext> claims)
            throws Exception {
        Ed25519Verifier verifier = new Ed25519Verifier(octets(keys).toPublicJWK());
        return token -> {
            SignedJWT jwt = SignedJWT.parse(token);
            if (!jwt.verify(verifier)) {
                throw new SignatureException("The signature is another's");
            }
            JWTClaimsSet set = jwt.getJWTClaimsSet();
            claims.verify(set, null);
            return set;
        };
    }

    @Override
    public Issuer issuer(Keys keys) throws Exception {
        JWSSigner signer = keys.algorithm() == Algorithm.EdDSA
                ? new Ed25519Signer(octets(keys))
                : new DefaultJWSSignerFactory().createJWSSigner(jwk(keys));
        JWSHeader header = new JWSHeader.Builder(algorithm(keys))
                .type(JOSEObjectType.JWT)
                .keyID(Keys.ID)
                .build();
        return () -> {
            Instant now = Instant.now();
            SignedJWT jwt = new SignedJWT(
                    header,
                    new JWTClaimsSet.Builder()
                            .issuer(Sample.ISSUER)
                            .subject(Sample.SUBJECT)
                            .issueTime(Date.from(now))
                            .expirationTime(Date.from(now.plusSeconds(Sample.LIFETIME)))
                            .jwtID(Sample.newId())
                            .claim("type", "auth")
                            .claim("scope", Sample.SCOPE)
                            .claim("tenant", Sample.TENANT)
                            .claim("level", Sample.LEVEL)
                            .build());
            jwt.sign(signer);
            return jwt.serialize();
        };
    }

    private static JWSAlgorithm algorithm(Keys keys) {
        return JWSAlgorithm.parse(keys.algorithm().name());
    }

    private static JWK jwk(Keys keys) {
        return switch (keys.algorithm()) {
            case HS256 -> new OctetSequenceKey.Builder(keys.secret()).build();
            case RS256 ->
                new RSAKey.Builder((RSAPublicKey) keys.publicKey())
                        .privateKey(keys.privateKey())
                        .build();
            default ->
                new ECKey.Builder(Curve.P_256, (ECPublicKey) keys.publicKey())
                        .privateKey(keys.privateKey())
                        .build();
        };
    }

    private static OctetKeyPair octets(Keys keys) {
        return new OctetKeyPair.Builder(Curve.Ed25519, last32Bytes(keys.publicKey()))
                .d(last32Bytes(keys.privateKey()))
                .build();
    }

    /** The key itself, with which the encodings of RFC 8410 end. */
    private static Base64URL last32Bytes(Key key) {
        byte[] encoded = key.getEncoded();
        return Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }
}
