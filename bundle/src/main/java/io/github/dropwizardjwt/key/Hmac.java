package io.github.dropwizardjwt.key;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** Computes HMACs (RFC 7518 §3.2), and verifies them: computed again and compared in constant time. */
final class Hmac implements SignatureMaker, SignatureVerifier {
    private final Pool<Mac> macs;

    Hmac(Algorithm algorithm, SecretKey key, @Nullable Provider provider) {
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
    public byte[] sign(byte[] signingInput) throws GeneralSecurityException {
        return mac(signingInput, signingInput.length);
    }

    @Override
    public boolean holds(byte[] text, int signed, byte[] signature) throws GeneralSecurityException {
        return MessageDigest.isEqual(mac(text, signed), signature);
    }

    private byte[] mac(byte[] text, int signed) throws GeneralSecurityException {
        return macs.lendOrRenew(mac -> {
            mac.update(text, 0, signed);
            return mac.doFinal();
        });
    }
}
