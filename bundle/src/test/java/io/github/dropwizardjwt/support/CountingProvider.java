package io.github.dropwizardjwt.support;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.Provider;
import java.security.spec.AlgorithmParameterSpec;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.MacSpi;

/** HMAC-SHA-256 of the Java runtime, counted; a provider that is on the class path and not installed. */
public final class CountingProvider extends Provider {
    public static final String NAME = "Counting";

    private static final long serialVersionUID = 1L;
    private static final AtomicInteger MACS = new AtomicInteger();

    public CountingProvider() {
        super(NAME, "1", "Counts");
        putService(new Service(this, "Mac", "HmacSHA256", CountingMac.class.getName(), null, null) {
            @Override
            public Object newInstance(Object parameter) {
                return new CountingMac();
            }
        });
    }

    /** How many MACs were computed so far. */
    public static int macs() {
        return MACS.get();
    }

    public static class CountingMac extends MacSpi {
        private final Mac mac;

        CountingMac() {
            try {
                mac = Mac.getInstance("HmacSHA256", "SunJCE");
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        protected int engineGetMacLength() {
            return mac.getMacLength();
        }

        @Override
        protected void engineInit(Key key, AlgorithmParameterSpec parameters) {
            try {
                mac.init(key);
            } catch (GeneralSecurityException e) {
                throw new IllegalArgumentException(e);
            }
        }

        @Override
        protected void engineUpdate(byte input) {
            mac.update(input);
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            mac.update(input, offset, length);
        }

        @Override
        protected byte[] engineDoFinal() {
            MACS.incrementAndGet();
            return mac.doFinal();
        }

        @Override
        protected void engineReset() {
            mac.reset();
        }
    }
}
