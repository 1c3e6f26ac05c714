package io.github.dropwizardjwt.benchmarks.library;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.jwt.JwtEcdsaParameters;
import com.google.crypto.tink.jwt.JwtEcdsaPrivateKey;
import com.google.crypto.tink.jwt.JwtEcdsaPublicKey;
import com.google.crypto.tink.jwt.JwtHmacKey;
import com.google.crypto.tink.jwt.JwtHmacParameters;
import com.google.crypto.tink.jwt.JwtRsaSsaPkcs1Parameters;
import com.google.crypto.tink.jwt.JwtRsaSsaPkcs1PrivateKey;
import com.google.crypto.tink.jwt.JwtRsaSsaPkcs1PublicKey;
import com.google.crypto.tink.util.SecretBigInteger;
import com.google.crypto.tink.util.SecretBytes;
import io.github.dropwizardjwt.benchmarks.sample.Keys;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;

/** Keys in Tink's form. */
@AccessesPartialKey
final class TinkKeys {
    private TinkKeys() {}

    static Key of(Keys keys) throws GeneralSecurityException {
        return switch (keys.algorithm()) {
            case HS256 -> hmac(keys);
            case RS256 -> rsa(keys);
            case ES256 -> ecdsa(keys);
            default -> throw new IllegalArgumentException("Tink has no " + keys.algorithm());
        };
    }

    private static Key hmac(Keys keys) throws GeneralSecurityException {
        byte[] secret = keys.secret().getEncoded();
        return JwtHmacKey.builder()
                .setParameters(JwtHmacParameters.builder()
                        .setAlgorithm(JwtHmacParameters.Algorithm.HS256)
                        .setKeySizeBytes(secret.length)
                        .setKidStrategy(JwtHmacParameters.KidStrategy.CUSTOM)
                        .build())
                .setCustomKid(Keys.ID)
                .setKeyBytes(SecretBytes.copyFrom(secret, InsecureSecretKeyAccess.get()))
                .build();
    }

    private static Key rsa(Keys keys) throws GeneralSecurityException {
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) keys.privateKey();
        JwtRsaSsaPkcs1PublicKey publicKey = JwtRsaSsaPkcs1PublicKey.builder()
                .setParameters(JwtRsaSsaPkcs1Parameters.builder()
                        .setAlgorithm(JwtRsaSsaPkcs1Parameters.Algorithm.RS256)
                        .setModulusSizeBits(key.getModulus().bitLength())
                        .setPublicExponent(key.getPublicExponent())
                        .setKidStrategy(JwtRsaSsaPkcs1Parameters.KidStrategy.CUSTOM)
                        .build())
                .setModulus(key.getModulus())
                .setCustomKid(Keys.ID)
                .build();
        return JwtRsaSsaPkcs1PrivateKey.builder()
                .setPublicKey(publicKey)
                .setPrivateExponent(secret(key.getPrivateExponent()))
                .setPrimes(secret(key.getPrimeP()), secret(key.getPrimeQ()))
                .setPrimeExponents(secret(key.getPrimeExponentP()), secret(key.getPrimeExponentQ()))
                .setCrtCoefficient(secret(key.getCrtCoefficient()))
                .build();
    }

    private static Key ecdsa(Keys keys) throws GeneralSecurityException {
        JwtEcdsaPublicKey publicKey = JwtEcdsaPublicKey.builder()
                .setParameters(JwtEcdsaParameters.builder()
                        .setAlgorithm(JwtEcdsaParameters.Algorithm.ES256)
                        .setKidStrategy(JwtEcdsaParameters.KidStrategy.CUSTOM)
                        .build())
                .setPublicPoint(((ECPublicKey) keys.publicKey()).getW())
                .setCustomKid(Keys.ID)
                .build();
        return JwtEcdsaPrivateKey.create(publicKey, secret(((ECPrivateKey) keys.privateKey()).getS()));
    }

    private static SecretBigInteger secret(BigInteger number) {
        return SecretBigInteger.fromBigInteger(number, InsecureSecretKeyAccess.get());
    }
}
