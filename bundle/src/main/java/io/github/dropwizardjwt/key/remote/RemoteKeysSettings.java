package io.github.dropwizardjwt.key.remote;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.dropwizardjwt.key.Algorithm;
import java.net.URI;
import java.security.Provider;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All settings of {@link RemoteKeys}: keys with equal ones are fetched in the same way from the same place.
 *
 * @param issuer the issuer
 * @param jwksUri the URL of its JWK Set; null for that of its metadata
 * @param urls the URLs that may be fetched from
 * @param algorithms the algorithms that its tokens may have
 * @param provider the provider that verifies its signatures; null for the Java runtime's choice
 * @param transport how its keys are requested
 * @param timings the times of the fetches
 */
record RemoteKeysSettings(
        String issuer,
        @Nullable URI jwksUri,
        FetchUrl urls,
        Set<Algorithm> algorithms,
        @Nullable Provider provider,
        FetchTransport transport,
        FetchTimings timings) {

    /**
     * Keys that have not been started.
     *
     * @throws IllegalArgumentException if the settings contradict each other
     */
    RemoteKeys build() {
        timings.check();
        JwksLocation location = new JwksLocation(issuer, jwksUri, urls);
        URI origin = jwksUri == null ? URI.create(issuer) : jwksUri;
        transport.credentialsProblem(origin.toString()).ifPresent(problem -> reject("a credential", problem));
        transport.proxyProblem(origin.toString()).ifPresent(problem -> reject("the proxy", problem));
        JwkSetSource source =
                new HttpJwkSetSource(location, algorithms, provider, new DocumentFetcher(timings, transport, origin));
        FetchThreads threads = FetchThreads.SHARED;
        return new RemoteKeys(this, source, threads.workers(), threads.timer(), Ticker.systemTicker());
    }

    private void reject(String what, String problem) {
        throw new IllegalArgumentException(
                "The transport of the keys of " + issuer + " cannot be used: " + what + " " + problem);
    }
}
