package io.github.dropwizardjwt.support;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.util.concurrent.atomic.AtomicInteger;

/** RS256 of a device. Signatures that were begun before its connection was lost do not work after it is back. */
public final class BreakingProvider extends Provider {
    private static final long serialVersionUID = 1L;
    private static final String NAME = "SHA256withRSA";

    private final transient AtomicInteger connection = new AtomicInteger();
    private transient Runnable afterSigning = () -> {};

    public BreakingProvider() {
        super("Breaking", "1", "Loses its connection on request");
        putService(new Service(this, "Signature", NAME, DeviceSignature.class.getName(), null, null) {
            @Override
            public Object newInstance(Object parameter) {
                return new DeviceSignature(connection, afterSigning);
            }
        });
    }

    /** One that loses its connection after each signature. */
    public static BreakingProvider afterEachSignature() {
        BreakingProvider provider = new BreakingProvider();
        provider.afterSigning = provider::reconnect;
        return provider;
    }

    public void reconnect() {
        connection.incrementAndGet();
    }

    private static final class DeviceSignature extends SignatureSpi {
        private final AtomicInteger connection;
        private final Runnable afterSigning;
        private final int mine;
        private final Signature signature;

        DeviceSignature(AtomicInteger connection, Runnable afterSigning) {
            this.connection = connection;
            this.afterSigning = afterSigning;
            this.mine = connection.get();
            try {
                this.signature = Signature.getInstance(NAME, "SunRsaSign");
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
            signature.initVerify(key);
        }

        @Override
        protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
            signature.initSign(key);
        }

        @Override
        protected void engineUpdate(byte input) throws SignatureException {
            signature.update(input);
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) throws SignatureException {
            signature.update(input, offset, length);
        }

        @Override
        protected byte[] engineSign() throws SignatureException {
            if (mine != connection.get()) {
                throw new SignatureException("The session is closed");
            }
            byte[] signed = signature.sign();
            afterSigning.run();
            return signed;
        }

        @Override
        protected boolean engineVerify(byte[] bytes) throws SignatureException {
            return signature.verify(bytes);
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {}

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException();
        }
    }
}
