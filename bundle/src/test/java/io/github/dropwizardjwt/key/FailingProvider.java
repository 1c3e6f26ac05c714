package io.github.dropwizardjwt.key;

import java.security.Provider;
import java.security.ProviderException;
import java.util.concurrent.atomic.AtomicBoolean;

/** HMAC-SHA-256 of a device that can be unplugged. */
public final class FailingProvider extends Provider {
    private static final long serialVersionUID = 1L;

    private final transient AtomicBoolean unplugged = new AtomicBoolean();

    public FailingProvider() {
        super("Failing", "1", "Fails when told");
        putService(new Service(this, "Mac", "HmacSHA256", FailingMac.class.getName(), null, null) {
            @Override
            public Object newInstance(Object parameter) {
                return new FailingMac(unplugged);
            }
        });
    }

    public void unplug() {
        unplugged.set(true);
    }

    public void plugIn() {
        unplugged.set(false);
    }

    private static final class FailingMac extends CountingProvider.CountingMac {
        private final AtomicBoolean unplugged;

        FailingMac(AtomicBoolean unplugged) {
            this.unplugged = unplugged;
        }

        @Override
        protected byte[] engineDoFinal() {
            if (unplugged.get()) {
                throw new ProviderException("The device is gone");
            }
            return super.engineDoFinal();
        }
    }
}
