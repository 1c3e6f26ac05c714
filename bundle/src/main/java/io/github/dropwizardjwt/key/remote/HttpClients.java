package io.github.dropwizardjwt.key.remote;

import java.lang.ref.WeakReference;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP clients: one for all issuers with the same settings of transport. A client has a thread of its own until it
 * is collected, since it cannot be closed before Java 21; so it is held by those who use it, and not here. Thread-safe.
 */
final class HttpClients {
    static final HttpClients SHARED = new HttpClients();

    private final Map<HttpTransport, WeakReference<HttpClient>> clients = new HashMap<>();

    private HttpClients() {}

    /** The client with these settings. To be held for as long as it is used. */
    synchronized HttpClient with(HttpTransport transport) {
        clients.values().removeIf(client -> client.get() == null);
        WeakReference<HttpClient> known = clients.get(transport);
        @Nullable HttpClient client = known == null ? null : known.get();
        if (client == null) {
            client = transport.connect(FetchThreads.SHARED.workers());
            clients.put(transport, new WeakReference<>(client));
        }
        return client;
    }
}
