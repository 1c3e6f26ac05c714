package io.github.dropwizardjwt.support;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;

/**
 * The Java runtime's elliptic curves, their ECDSA signatures in DER only, as Bouncy Castle and providers for FIPS have
 * them.
 */
public final class DerProvider extends Provider {
    private static final long serialVersionUID = 1L;

    /** Named like the one whose place it can take, since the keys of the runtime look for their curves by that name. */
    public DerProvider() {
        super("SunEC", "1", "Writes ECDSA signatures in DER");
        Security.getProvider("SunEC").getServices().stream()
                .filter(service -> !service.getAlgorithm().contains("P1363"))
                .forEach(service -> putService(new Copy(this, service)));
    }

    private static final class Copy extends Service {
        private final Service original;

        Copy(Provider provider, Service original) {
            super(provider, original.getType(), original.getAlgorithm(), original.getClassName(), null, null);
            this.original = original;
        }

        @Override
        public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
            return original.newInstance(parameter);
        }
    }
}
