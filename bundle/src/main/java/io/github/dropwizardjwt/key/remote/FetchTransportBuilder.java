package io.github.dropwizardjwt.key.remote;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link FetchTransport}. The messages of its exceptions are to be read after the name of the method. Not
 * thread-safe.
 */
public final class FetchTransportBuilder {
    private static final int MIN_SIZE = 1024;
    private static final int MAX_SIZE = 1024 * 1024;

    private @Nullable Path bearerTokenFile;
    private Map<String, String> headers = Map.of();
    private List<X509Certificate> authorities = List.of();
    private @Nullable String certificateName;
    private @Nullable ProxyServer proxy;
    private int maxSize = 50 * 1024;

    FetchTransportBuilder() {}

    /**
     * Sets the file with a token that is sent as {@code Authorization: Bearer} (RFC 6750 §2.1). It is read again for
     * each request, so that it may be replaced. Sent only to the origin of the URL of the keys, or of the issuer.
     *
     * @param file a file of at most 64 KiB
     * @return this
     * @throws IllegalArgumentException if it cannot be read now
     */
    public FetchTransportBuilder bearerTokenFile(Path file) {
        BearerTokenFile.checkReadable(file);
        this.bearerTokenFile = file;
        return this;
    }

    /**
     * Sets further headers of the requests: an API key, say. Sent only to the origin of the URL of the keys, or of the
     * issuer.
     *
     * @param headers the values by name
     * @return this
     * @throws IllegalArgumentException if a name or a value is malformed, or a header is one that HTTP or this library
     *     sets itself
     */
    public FetchTransportBuilder headers(Map<String, String> headers) {
        RequestHeaders.check(headers);
        this.headers = Map.copyOf(headers);
        return this;
    }

    /**
     * Sets the certificates, of authorities or of the server itself, that are trusted instead of those of the Java
     * runtime.
     *
     * @param file certificates in PEM, at most 1 MiB; read now
     * @return this
     * @throws IllegalArgumentException if it cannot be read, or has no certificate
     */
    public FetchTransportBuilder caFile(Path file) {
        this.authorities = CertificateFile.read(file);
        return this;
    }

    /**
     * Sets the name that the certificate of the server must have among its subject alternative names, instead of the
     * host in the URL.
     *
     * @param name a DNS name, compared without regard to case, or an IP address
     * @return this
     * @throws IllegalArgumentException if it is neither
     */
    public FetchTransportBuilder certificateName(String name) {
        ServerTrust.checkName(name);
        this.certificateName = name;
        return this;
    }

    /**
     * Sets a proxy, instead of that of the Java runtime.
     *
     * @param host its name or address
     * @param port its port
     * @return this
     * @throws IllegalArgumentException if one of them cannot be
     */
    public FetchTransportBuilder proxy(String host, int port) {
        this.proxy = ProxyServer.of(host, port);
        return this;
    }

    /**
     * Sets a proxy that demands a user and a password (RFC 7617). For https, the system property
     * {@code jdk.http.auth.tunneling.disabledSchemes} must not contain {@code Basic}, as it does by default.
     *
     * @param host its name or address
     * @param port its port
     * @param user the user
     * @param password the password
     * @return this
     * @throws IllegalArgumentException if one of them cannot be
     */
    public FetchTransportBuilder proxy(String host, int port, String user, String password) {
        this.proxy = ProxyServer.of(host, port, user, password);
        return this;
    }

    /**
     * Sets the largest response that is accepted, before and after decompression. Default: 50 KiB.
     *
     * @param bytes from 1024 to 1048576
     * @return this
     * @throws IllegalArgumentException if it is less or more
     */
    public FetchTransportBuilder maxSize(int bytes) {
        if (bytes < MIN_SIZE || bytes > MAX_SIZE) {
            throw new IllegalArgumentException("must be from 1 KiB to 1 MiB");
        }
        this.maxSize = bytes;
        return this;
    }

    /**
     * Builds the transport.
     *
     * @return the transport
     * @throws IllegalArgumentException if the headers contain {@code Authorization} and there is a bearer token, too
     */
    public FetchTransport build() {
        if (bearerTokenFile != null && headers.keySet().stream().anyMatch("Authorization"::equalsIgnoreCase)) {
            throw new IllegalArgumentException(
                    "has the header Authorization, which conflicts with bearerTokenFile; set only one");
        }
        return new FetchTransport(
                bearerTokenFile, headers, new ServerTrust(authorities, certificateName), proxy, maxSize);
    }
}
