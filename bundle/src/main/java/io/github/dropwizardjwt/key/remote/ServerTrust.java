package io.github.dropwizardjwt.key.remote;

import com.google.common.net.InetAddresses;
import com.google.common.net.InternetDomainName;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Which servers are trusted.
 *
 * @param authorities the certificates that are trusted; empty for those of the Java runtime
 * @param name the name that the certificate of a server must have; null for that of the host in the URL
 */
record ServerTrust(
        List<X509Certificate> authorities, @Nullable String name) {
    /**
     * Checks the name of a certificate.
     *
     * @throws IllegalArgumentException if it cannot be one, to be read after the name of the setting
     */
    static void checkName(String name) {
        if (!InetAddresses.isInetAddress(name) && !InternetDomainName.isValid(name)) {
            throw new IllegalArgumentException("is neither a DNS name nor an IP address");
        }
    }

    boolean isThatOfTheRuntime() {
        return authorities.isEmpty() && name == null;
    }

    /** TLS that trusts these servers and no others. */
    SSLContext tls() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store());
            X509ExtendedTrustManager manager = Stream.of(factory.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(
                    null,
                    new TrustManager[] {name == null ? manager : new NamedServerTrustManager(manager, name)},
                    null);
            return tls;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The Java runtime cannot be made to trust the certificates", e);
        }
    }

    /** Null for that of the Java runtime. */
    private @Nullable KeyStore store() throws GeneralSecurityException, IOException {
        if (authorities.isEmpty()) {
            return null;
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (int i = 0; i < authorities.size(); i++) {
            store.setCertificateEntry("authority-" + i, authorities.get(i));
        }
        return store;
    }
}
