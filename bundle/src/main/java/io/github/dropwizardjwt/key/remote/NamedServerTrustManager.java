package io.github.dropwizardjwt.key.remote;

import com.google.common.net.InetAddresses;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts the servers that another trust manager trusts, if their certificate has one name among its subject alternative
 * names (RFC 5280 §4.2.1.6): a DNS name, without wildcards, or an IP address. The name in the URL does not matter.
 * Thread-safe.
 */
final class NamedServerTrustManager extends X509ExtendedTrustManager {
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private final X509ExtendedTrustManager authorities;
    private final String name;

    /** The certificate does not have the name. */
    static final class OtherNameException extends CertificateException {
        private static final long serialVersionUID = 1L;
    }

    NamedServerTrustManager(X509ExtendedTrustManager authorities, String name) {
        this.authorities = authorities;
        this.name = name;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        SSLParameters parameters = engine.getSSLParameters();
        String byUrl = parameters.getEndpointIdentificationAlgorithm();
        // The other one checks all the same, but for the name in the URL.
        parameters.setEndpointIdentificationAlgorithm("");
        engine.setSSLParameters(parameters);
        try {
            authorities.checkServerTrusted(chain, authType, engine);
        } finally {
            parameters.setEndpointIdentificationAlgorithm(byUrl);
            engine.setSSLParameters(parameters);
        }
        checkName(chain[0]);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        authorities.checkServerTrusted(chain, authType);
        checkName(chain[0]);
    }

    private void checkName(X509Certificate server) throws CertificateException {
        Collection<List<?>> names = server.getSubjectAlternativeNames();
        if (names == null || names.stream().noneMatch(this::isName)) {
            throw new OtherNameException();
        }
    }

    private boolean isName(List<?> alternative) {
        if (!(alternative.get(1) instanceof String text)) {
            return false;
        }
        if (InetAddresses.isInetAddress(name)) {
            return alternative.get(0).equals(IP_ADDRESS)
                    && InetAddresses.isInetAddress(text)
                    && InetAddresses.forString(text).equals(InetAddresses.forString(name));
        }
        return alternative.get(0).equals(DNS_NAME) && text.equalsIgnoreCase(name);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("Only servers are trusted");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return authorities.getAcceptedIssuers();
    }
}
