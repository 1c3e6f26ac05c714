package io.github.dropwizardjwt.key.remote;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How requests for an issuer's keys are sent, and whom they trust: credentials, certificates, a proxy, and the largest
 * response. Immutable and thread-safe.
 */
public final class FetchTransport {
    private final @Nullable Path bearerTokenFile;
    private final Map<String, String> headers;
    private final ServerTrust trust;
    private final @Nullable ProxyServer proxy;
    private final int maxSize;

    FetchTransport(
            @Nullable Path bearerTokenFile,
            Map<String, String> headers,
            ServerTrust trust,
            @Nullable ProxyServer proxy,
            int maxSize) {
        this.bearerTokenFile = bearerTokenFile;
        this.headers = Map.copyOf(headers);
        this.trust = trust;
        this.proxy = proxy;
        this.maxSize = maxSize;
    }

    /**
     * A builder with the defaults: no credentials, the certificates and the proxy of the Java runtime, and responses of
     * at most 50 KiB.
     *
     * @return a builder
     */
    public static FetchTransportBuilder builder() {
        return new FetchTransportBuilder();
    }

    /**
     * Why the credentials cannot be sent to a URL: over http, anybody on the way could read them. The loopback
     * interface has no way.
     *
     * @param url the URL of the keys, or the issuer if it is discovered
     * @return what is wrong, to be read after {@code bearerTokenFile} or {@code headers}; empty if nothing is
     */
    public Optional<String> credentialsProblem(String url) {
        return hasCredentials()
                        && parse(url).filter(FetchTransport::isInTheClear).isPresent()
                ? Optional.of(
                        "would be sent over http to another machine, and anybody on the network could read it; use an "
                                + "https:// URL, or drop it")
                : Optional.empty();
    }

    /**
     * Why the proxy cannot be used for a URL: the Java runtime does not send passwords to proxies for https, and http
     * is for the loopback interface, which requests would leave.
     *
     * @param url the URL of the keys, or the issuer if it is discovered
     * @return what is wrong and how to fix it, to be read after {@code proxy}; empty if nothing is
     */
    public Optional<String> proxyProblem(String url) {
        Optional<URI> parsed = parse(url);
        if (proxy == null || parsed.isEmpty()) {
            return Optional.empty();
        }
        if (FetchUrl.isHttps(parsed.get())) {
            return proxy.tunnelProblem();
        }
        return FetchUrl.isLoopback(parsed.get())
                ? Optional.of("would send requests for this machine over http to another one, where anybody on the way "
                        + "could read and forge them; drop it, or use an https:// URL")
                : Optional.empty();
    }

    /** Empty if it is no URL with a host, which is a problem of its own. */
    private static Optional<URI> parse(String url) {
        try {
            return Optional.of(new URI(url)).filter(parsed -> parsed.getHost() != null);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isInTheClear(URI url) {
        return !FetchUrl.isHttps(url) && !FetchUrl.isLoopback(url);
    }

    private boolean hasCredentials() {
        return bearerTokenFile != null || !headers.isEmpty();
    }

    /** The credentials for requests to the origin of this URL. */
    OriginCredentials credentials(URI url) {
        return new OriginCredentials(url, bearerTokenFile, headers);
    }

    HttpTransport connections(Duration connectTimeout) {
        return new HttpTransport(connectTimeout, trust, proxy);
    }

    int maxSize() {
        return maxSize;
    }

    /** Whether all settings are equal. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FetchTransport same && settings().equals(same.settings());
    }

    @Override
    public int hashCode() {
        return settings().hashCode();
    }

    private List<Object> settings() {
        return List.of(Optional.ofNullable(bearerTokenFile), headers, trust, Optional.ofNullable(proxy), maxSize);
    }

    /** Without the credentials. */
    @Override
    public String toString() {
        return "FetchTransport";
    }
}
