package io.github.dropwizardjwt.key;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.SecureDigestAlgorithm;
import io.jsonwebtoken.security.SecureRequest;
import io.jsonwebtoken.security.VerifySecureDigestRequest;
import java.io.InputStream;
import java.security.PrivateKey;
import java.security.PublicKey;

/**
 * jjwt's EdDSA under any of its names: jjwt does not know those of RFC 9864, which stand for the same signatures.
 * Immutable and thread-safe.
 *
 * @param getId the {@code alg} header value
 */
record EdwardsSignatures(String getId) implements SecureDigestAlgorithm<PrivateKey, PublicKey> {
    @Override
    public byte[] digest(SecureRequest<InputStream, PrivateKey> request) {
        return Jwts.SIG.EdDSA.digest(request);
    }

    @Override
    public boolean verify(VerifySecureDigestRequest<PublicKey> request) {
        return Jwts.SIG.EdDSA.verify(request);
    }
}
