package io.github.dropwizardjwt.key.remote;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.UnusableKeyException;
import io.github.dropwizardjwt.key.jwk.JsonWebKeySet;
import java.security.Provider;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Fetches an issuer's JWK Set over HTTP. */
final class HttpJwkSetSource implements JwkSetSource {
    private final JwksLocation location;
    private final Set<Algorithm> algorithms;
    private final @Nullable Provider provider;
    private final DocumentFetcher http;

    HttpJwkSetSource(
            JwksLocation location, Set<Algorithm> algorithms, @Nullable Provider provider, DocumentFetcher http) {
        this.location = location;
        this.algorithms = algorithms;
        this.provider = provider;
        this.http = http;
    }

    @Override
    public CompletableFuture<Fetched> fetch() {
        return location.find(http)
                .thenCompose(uri -> http.get(uri, this::fetched))
                .whenComplete((fetched, failure) -> {
                    if (failure != null) {
                        // The issuer may have moved its keys.
                        location.forget();
                    }
                });
    }

    private Fetched fetched(DocumentFetcher.Document response) throws FetchFailedException {
        return new Fetched(read(response.body()), FreshnessLifetime.of(response.headers()));
    }

    /** A set without a usable key counts as a failure: with it, every token would be rejected. */
    private JsonWebKeySet read(byte[] json) throws FetchFailedException {
        JsonWebKeySet set = parse(json);
        if (set.keys().isEmpty()) {
            throw new FetchFailedException("answered with a JWK Set that has no usable key" + reasons(set));
        }
        return provider == null ? set : moved(set, provider);
    }

    private static JsonWebKeySet moved(JsonWebKeySet set, Provider provider) throws FetchFailedException {
        try {
            return new JsonWebKeySet(
                    set.keys().stream().map(key -> key.withProvider(provider)).toList(), set.rejected());
        } catch (UnusableKeyException e) {
            throw new FetchFailedException("answered with a key that " + e.problem());
        }
    }

    private JsonWebKeySet parse(byte[] json) throws FetchFailedException {
        try {
            return JsonWebKeySet.read(json, algorithms);
        } catch (IllegalArgumentException e) {
            throw new FetchFailedException("answered with something that is not a JWK Set" + NotJson.explained(json));
        }
    }

    private static String reasons(JsonWebKeySet set) {
        return set.rejected().isEmpty() ? "" : ": " + String.join("; ", set.rejected());
    }

    @Override
    public void close() {
        http.close();
    }
}
