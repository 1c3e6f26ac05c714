package io.github.dropwizardjwt.benchmarks.library;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.jwt.JwtMac;
import com.google.crypto.tink.jwt.JwtMacConfig;
import com.google.crypto.tink.jwt.JwtPublicKeySign;
import com.google.crypto.tink.jwt.JwtPublicKeyVerify;
import com.google.crypto.tink.jwt.JwtSignatureConfig;
import com.google.crypto.tink.jwt.JwtValidator;
import com.google.crypto.tink.jwt.RawJwt;
import io.github.dropwizardjwt.benchmarks.sample.Keys;
import io.github.dropwizardjwt.benchmarks.sample.Sample;
import io.github.dropwizardjwt.key.Algorithm;
import java.security.GeneralSecurityException;
import java.time.Instant;

/** com.google.crypto.tink:tink. */
final class Tink implements Library {
    private static final JwtValidator VALIDATOR = JwtValidator.newBuilder()
            .expectTypeHeader("JWT")
            .expectIssuer(Sample.ISSUER)
            .build();
    private static final String SCOPE = "{\"admin\":true,\"reports\":true,\"write\":false}";

    @Override
    public Verifier verifier(Keys keys) throws GeneralSecurityException {
        if (keys.algorithm().isSymmetric()) {
            JwtMac mac = primitive(keys, JwtMac.class);
            return token -> mac.verifyMacAndDecode(token, VALIDATOR);
        }
        JwtPublicKeyVerify verifier = handle(keys)
                .getPublicKeysetHandle()
                .getPrimitive(RegistryConfiguration.get(), JwtPublicKeyVerify.class);
        return token -> verifier.verifyAndDecode(token, VALIDATOR);
    }

    @Override
    public Issuer issuer(Keys keys) throws GeneralSecurityException {
        if (keys.algorithm().isSymmetric()) {
            JwtMac mac = primitive(keys, JwtMac.class);
            return () -> mac.computeMacAndEncode(contents());
        }
        JwtPublicKeySign signer = primitive(keys, JwtPublicKeySign.class);
        return () -> signer.signAndEncode(contents());
    }

    @Override
    public boolean has(Algorithm algorithm) {
        return algorithm != Algorithm.EdDSA;
    }

    private static RawJwt contents() throws Exception {
        Instant now = Instant.now();
        return RawJwt.newBuilder()
                .setTypeHeader("JWT")
                .setIssuer(Sample.ISSUER)
                .setSubject(Sample.SUBJECT)
                .setIssuedAt(now)
                .setExpiration(now.plusSeconds(Sample.LIFETIME))
                .setJwtId(Sample.newId())
                .addStringClaim("type", "auth")
                .addJsonObjectClaim("scope", SCOPE)
                .addStringClaim("tenant", Sample.TENANT)
                .addNumberClaim("level", Sample.LEVEL)
                .build();
    }

    private static <P> P primitive(Keys keys, Class<P> type) throws GeneralSecurityException {
        return handle(keys).getPrimitive(RegistryConfiguration.get(), type);
    }

    private static KeysetHandle handle(Keys keys) throws GeneralSecurityException {
        JwtMacConfig.register();
        JwtSignatureConfig.register();
        return KeysetHandle.newBuilder()
                .addEntry(
                        KeysetHandle.importKey(TinkKeys.of(keys)).withFixedId(1).makePrimary())
                .build();
    }
}
