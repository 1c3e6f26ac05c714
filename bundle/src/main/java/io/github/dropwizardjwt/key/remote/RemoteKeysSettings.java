package io.github.dropwizardjwt.key.remote;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.dropwizardjwt.key.Algorithm;
import java.net.URI;
import java.security.Provider;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * All settings of {@link RemoteKeys}: keys with equal ones are fetched in the same way from the same place.
 *
 * @param issuer the issuer
 * @param jwksUri the URL of its JWK Set; null for that of its metadata
 * @param urls the URLs that may be fetched from
 * @param algorithms the algorithms that its tokens may have
 * @param provider the provider that verifies its signatures; null for the Java runtime's choice
 * @param timings the times of the fetches
 */
record RemoteKeysSettings(
        String issuer,
        @Nullable URI jwksUri,
        FetchUrl urls,
        Set<Algorithm> algorithms,
        @Nullable Provider provider,
        FetchTimings timings) {

    /**
     * Keys that have not been started.
     *
     * @throws IllegalArgumentException if the settings contradict each other
     */
    RemoteKeys build() {
        timings.check();
        DaemonThreads threads = new DaemonThreads("jwt-keys of " + issuer);
        JwkSetSource source = new HttpJwkSetSource(
                new JwksLocation(issuer, jwksUri, urls), algorithms, provider, new DocumentFetcher(timings, threads));
        return new RemoteKeys(
                issuer, source, timings, new ScheduledThreadPoolExecutor(1, threads), Ticker.systemTicker(), this);
    }
}
