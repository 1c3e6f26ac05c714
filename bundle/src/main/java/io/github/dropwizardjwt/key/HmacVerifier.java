package io.github.dropwizardjwt.key;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** Verifies HMACs (RFC 7518 §3.2): computed again and compared in constant time. */
final class HmacVerifier implements SignatureVerifier {
    private final Pool<Mac> macs;

    HmacVerifier(Algorithm algorithm, SecretKey key, @Nullable Provider provider) {
        String name = algorithm.jcaName();
        this.macs = new Pool<>(() -> {
            Mac mac = provider == null ? Mac.getInstance(name) : Mac.getInstance(name, provider);
            mac.init(key);
            return mac;
        });
    }

    @Override
    public void prepare() throws GeneralSecurityException {
        macs.prepare();
    }

    @Override
    public boolean holds(byte[] signingInput, byte[] signature) throws GeneralSecurityException {
        return macs.lend(mac -> MessageDigest.isEqual(mac.doFinal(signingInput), signature));
    }
}
