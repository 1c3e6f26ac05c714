package io.github.dropwizardjwt.key;

import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SignatureSpi;

/** A provider to which every signature is good, and which has no key factory. */
final class GullibleProvider extends Provider {
    private static final long serialVersionUID = 1L;

    GullibleProvider(Algorithm algorithm) {
        super("Gullible", "1", "Believes");
        putService(new Service(this, "Signature", algorithm.jcaName(), GullibleSignature.class.getName(), null, null) {
            @Override
            public Object newInstance(Object parameter) {
                return new GullibleSignature();
            }
        });
    }

    private static final class GullibleSignature extends SignatureSpi {
        @Override
        protected void engineInitVerify(PublicKey key) {}

        @Override
        protected void engineInitSign(PrivateKey key) {}

        @Override
        protected void engineUpdate(byte input) {}

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {}

        @Override
        protected byte[] engineSign() {
            return new byte[0];
        }

        @Override
        protected boolean engineVerify(byte[] signature) {
            return true;
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
