package io.github.dropwizardjwt.support;

import java.security.Provider;
import java.security.ProviderException;
import java.util.concurrent.atomic.AtomicReference;

/** HMAC-SHA-256 of a device that can be unplugged, or trips over what it is given. */
public final class FailingProvider extends Provider {
    private static final long serialVersionUID = 1L;

    private final transient AtomicReference<RuntimeException> failure = new AtomicReference<>();

    public FailingProvider() {
        super("Failing", "1", "Fails when told");
        putService(new Service(this, "Mac", "HmacSHA256", FailingMac.class.getName(), null, null) {
            @Override
            public Object newInstance(Object parameter) {
                return new FailingMac(failure);
            }
        });
    }

    public void unplug() {
        failure.set(new ProviderException("The device is gone"));
    }

    public void trip() {
        failure.set(new ArrayIndexOutOfBoundsException("Expected more"));
    }

    public void plugIn() {
        failure.set(null);
    }

    private static final class FailingMac extends CountingProvider.CountingMac {
        private final AtomicReference<RuntimeException> failure;

        FailingMac(AtomicReference<RuntimeException> failure) {
            this.failure = failure;
        }

        @Override
        protected byte[] engineDoFinal() {
            RuntimeException thrown = failure.get();
            if (thrown != null) {
                throw thrown;
            }
            return super.engineDoFinal();
        }
    }
}
