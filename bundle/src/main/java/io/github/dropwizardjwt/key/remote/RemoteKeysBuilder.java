package io.github.dropwizardjwt.key.remote;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.dropwizardjwt.key.Algorithm;
import java.net.URI;
import java.security.Provider;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/** Collects what {@link RemoteKeys} are made of. Not thread-safe. */
public final class RemoteKeysBuilder {
    private final String issuer;
    private @Nullable URI jwksUri;
    private @Nullable Provider provider;
    private Set<Algorithm> algorithms = EnumSet.of(Algorithm.RS256);
    private Duration refreshInterval = Duration.ofMinutes(5);
    private Duration minRefreshInterval = Duration.ofSeconds(10);
    private Duration maxStaleness = Duration.ofHours(6);
    private Duration connectTimeout = Duration.ofMillis(500);
    private Duration readTimeout = Duration.ofMillis(500);

    RemoteKeysBuilder(String issuer) {
        if (issuer.isBlank()) {
            throw new IllegalArgumentException("The issuer is blank");
        }
        this.issuer = issuer;
    }

    /**
     * Where the keys are.
     *
     * @param uri an https URL, or an http URL of this machine, without user and fragment
     * @return this
     * @throws IllegalArgumentException if it is anything else
     */
    public RemoteKeysBuilder jwksUri(String uri) {
        this.jwksUri = FetchUrl.check(uri);
        return this;
    }

    /**
     * The algorithms that the issuer's tokens may have. A key is used with one of them: that of its {@code alg}, or where
     * it has none, the only one that fits it.
     *
     * @param algorithms at least one, no HS one
     * @return this
     * @throws IllegalArgumentException if there is none, or an HS one: what is published is no secret
     */
    public RemoteKeysBuilder algorithms(Set<Algorithm> algorithms) {
        if (algorithms.isEmpty() || algorithms.stream().anyMatch(Algorithm::isSymmetric)) {
            throw new IllegalArgumentException("An issuer that publishes its keys has RS, PS, ES or EdDSA algorithms");
        }
        this.algorithms = EnumSet.copyOf(algorithms);
        return this;
    }

    /**
     * The provider of the Java Cryptography Architecture that checks the issuer's signatures.
     *
     * @param provider the provider; null for the Java runtime's choice
     * @return this
     */
    public RemoteKeysBuilder provider(@Nullable Provider provider) {
        this.provider = provider;
        return this;
    }

    /**
     * How long a set counts as fresh where the issuer's {@code Cache-Control} does not say. It is fetched anew after four
     * fifths of that time, or of {@link #maxStaleness(Duration)} where that is shorter.
     *
     * @param interval a positive time
     * @return this
     * @throws IllegalArgumentException if it is not positive
     */
    public RemoteKeysBuilder refreshInterval(Duration interval) {
        this.refreshInterval = checkPositive(interval);
        return this;
    }

    /**
     * The time from one fetch to the next, at least, whatever the tokens that come in.
     *
     * @param interval a positive time
     * @return this
     * @throws IllegalArgumentException if it is not positive
     */
    public RemoteKeysBuilder minRefreshInterval(Duration interval) {
        this.minRefreshInterval = checkPositive(interval);
        return this;
    }

    /**
     * How long a set is used while no newer one can be had.
     *
     * @param maxStaleness a positive time, counted from when the set was asked for
     * @return this
     * @throws IllegalArgumentException if it is not positive
     */
    public RemoteKeysBuilder maxStaleness(Duration maxStaleness) {
        this.maxStaleness = checkPositive(maxStaleness);
        return this;
    }

    /**
     * How long a connection to the issuer may take.
     *
     * @param timeout a positive time
     * @return this
     * @throws IllegalArgumentException if it is not positive
     */
    public RemoteKeysBuilder connectTimeout(Duration timeout) {
        this.connectTimeout = checkPositive(timeout);
        return this;
    }

    /**
     * How long an answer may take to begin, and then to end.
     *
     * @param timeout a positive time
     * @return this
     * @throws IllegalArgumentException if it is not positive
     */
    public RemoteKeysBuilder readTimeout(Duration timeout) {
        this.readTimeout = checkPositive(timeout);
        return this;
    }

    /**
     * Makes sure that the times fit each other, as {@link #build()} does.
     *
     * @return this
     * @throws ContradictoryTimesException if the keys of an issuer that is up could become too old
     */
    public RemoteKeysBuilder checkTimes() {
        timings().check();
        return this;
    }

    private Timings timings() {
        return new Timings(refreshInterval, minRefreshInterval, maxStaleness, connectTimeout, readTimeout);
    }

    /**
     * Makes the source. It asks nobody before {@link RemoteKeys#start()}.
     *
     * @return the source
     * @throws ContradictoryTimesException if the keys of an issuer that is up could become too old
     * @throws IllegalArgumentException if no address is given and the issuer is not a URL that may be fetched from
     */
    public RemoteKeys build() {
        Timings timings = checkTimes().timings();
        DaemonThreads threads = new DaemonThreads("jwt-keys of " + issuer);
        KeyFetch fetch =
                new JwksFetch(new JwksLocation(issuer, jwksUri), algorithms, provider, new HttpFetch(timings, threads));
        return new RemoteKeys(
                issuer, fetch, timings, new ScheduledThreadPoolExecutor(1, threads), Ticker.systemTicker());
    }

    private static Duration checkPositive(Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("The time is not positive");
        }
        return duration;
    }
}
