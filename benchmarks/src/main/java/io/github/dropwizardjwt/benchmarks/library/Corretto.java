package io.github.dropwizardjwt.benchmarks.library;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Provider;

/** The Amazon Corretto Crypto Provider: native code, for Linux on x86-64 as it is depended on here. */
final class Corretto {
    private Corretto() {}

    /** Whether its native code runs on this machine. */
    static boolean isPresent() {
        return AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError() == null;
    }

    static Provider provider() {
        return AmazonCorrettoCryptoProvider.INSTANCE;
    }
}
