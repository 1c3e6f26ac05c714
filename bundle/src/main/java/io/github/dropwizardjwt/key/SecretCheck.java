package io.github.dropwizardjwt.key;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** HMAC (RFC 7518 §3.2): computed again and compared in constant time. */
record SecretCheck(Algorithm algorithm, SecretKey key) implements SignatureCheck {
    @Override
    public boolean holds(byte[] signingInput, byte[] signature) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(algorithm.jcaName());
        mac.init(key);
        return MessageDigest.isEqual(mac.doFinal(signingInput), signature);
    }
}
