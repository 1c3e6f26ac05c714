package io.github.dropwizardjwt.key.remote;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What distinguishes one HTTP client from another. Issuers for which all of it is the same share one.
 *
 * @param connectTimeout how long a connection may take
 * @param trust which servers are trusted
 * @param proxy the proxy; null for that of the Java runtime
 */
record HttpTransport(
        Duration connectTimeout,
        ServerTrust trust,
        @Nullable ProxyServer proxy) {
    /** A client: no redirects, no cookies, no credentials of the Java runtime. */
    HttpClient connect(Executor workers) {
        HttpClient.Builder client = HttpClient.newBuilder()
                .executor(workers)
                .connectTimeout(connectTimeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1);
        if (!trust.isThatOfTheRuntime()) {
            client.sslContext(trust.tls());
        }
        if (proxy != null) {
            client.proxy(proxy.selector());
        }
        return client.build();
    }

    /** The value of the header {@code Proxy-Authorization}; the client sends it to no server behind the proxy. */
    Optional<String> proxyAuthorization() {
        return proxy == null ? Optional.empty() : Optional.ofNullable(proxy.authorization());
    }

    /** The host whose address is needed for a request: that of the proxy, or that of the URL. */
    String firstHop(URI uri) {
        if (proxy != null) {
            return proxy.host();
        }
        ProxySelector runtime = ProxySelector.getDefault();
        List<Proxy> proxies = runtime == null ? List.of() : runtime.select(uri);
        return !proxies.isEmpty() && proxies.get(0).address() instanceof InetSocketAddress found
                ? found.getHostString()
                : uri.getHost();
    }
}
