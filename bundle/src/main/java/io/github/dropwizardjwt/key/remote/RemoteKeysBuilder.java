package io.github.dropwizardjwt.key.remote;

import io.github.dropwizardjwt.key.Algorithm;
import java.net.URI;
import java.security.Provider;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds {@link RemoteKeys}. Not thread-safe. */
public final class RemoteKeysBuilder {
    private static final Duration LONGEST = Duration.ofDays(366);

    private final String issuer;
    private @Nullable String jwksUri;
    private FetchUrl urls = FetchUrl.SECURE;
    private @Nullable Provider provider;
    private FetchTransport transport = FetchTransport.builder().build();
    private Set<Algorithm> algorithms = EnumSet.of(Algorithm.RS256);
    private Duration refreshInterval = Duration.ofMinutes(5);
    private Duration minRefreshInterval = Duration.ofSeconds(10);
    private Duration maxStaleness = Duration.ofHours(6);
    private Duration connectTimeout = Duration.ofSeconds(2);
    private Duration readTimeout = Duration.ofSeconds(5);

    RemoteKeysBuilder(String issuer) {
        if (issuer.isBlank()) {
            throw new IllegalArgumentException("The issuer is blank");
        }
        this.issuer = issuer;
    }

    /**
     * Sets the URL of the JWK Set.
     *
     * @param uri an https URL, or an http URL of the loopback interface, without user and fragment; an http URL of
     *     another host only with {@link #allowInsecureHttp()}
     * @return this
     * @throws IllegalArgumentException if it is no http or https URL, or has a user or a fragment
     */
    public RemoteKeysBuilder jwksUri(String uri) {
        FetchUrl.INSECURE_HTTP.ofKeys(uri);
        this.jwksUri = uri;
        return this;
    }

    /**
     * Allows http URLs of any host, for an issuer inside a network that is trusted. Anybody on the network in between
     * can then replace the issuer's keys and sign in as anybody. Default: http for the loopback interface only. A
     * {@code jwks_uri} in metadata that was fetched over https must be https all the same.
     *
     * @return this
     */
    public RemoteKeysBuilder allowInsecureHttp() {
        this.urls = FetchUrl.INSECURE_HTTP;
        return this;
    }

    /**
     * Sets the algorithms that the issuer's tokens may have. A key is used with one of them: its {@code alg}, or if it
     * has none, the only one that fits its type and curve.
     *
     * @param algorithms at least one, and no HS algorithm
     * @return this
     * @throws IllegalArgumentException if there is none, or an HS algorithm, whose key is a secret
     */
    public RemoteKeysBuilder algorithms(Set<Algorithm> algorithms) {
        if (algorithms.isEmpty() || algorithms.stream().anyMatch(Algorithm::isSymmetric)) {
            throw new IllegalArgumentException(
                    "An issuer that publishes its keys must have RS, PS, ES or EdDSA algorithms");
        }
        this.algorithms = EnumSet.copyOf(algorithms);
        return this;
    }

    /**
     * Sets the provider of the Java Cryptography Architecture that verifies the issuer's signatures.
     *
     * @param provider the provider; null for the Java runtime's choice
     * @return this
     */
    public RemoteKeysBuilder provider(@Nullable Provider provider) {
        this.provider = provider;
        return this;
    }

    /**
     * Sets how long a set is fresh if the issuer's {@code Cache-Control} does not say. It is fetched again after four
     * fifths of that time, or of {@link #maxStaleness(Duration)} if that is shorter.
     *
     * @param interval a positive time
     * @return this
     * @throws IllegalArgumentException if it is not positive, or longer than a year
     */
    public RemoteKeysBuilder refreshInterval(Duration interval) {
        this.refreshInterval = checkPositive(interval);
        return this;
    }

    /**
     * Sets the least time from one fetch to the next, whatever keys the tokens name.
     *
     * @param interval a positive time
     * @return this
     * @throws IllegalArgumentException if it is not positive, or longer than a year
     */
    public RemoteKeysBuilder minRefreshInterval(Duration interval) {
        this.minRefreshInterval = checkPositive(interval);
        return this;
    }

    /**
     * Sets how long a set is used while no newer one can be fetched.
     *
     * @param maxStaleness a positive time, from the beginning of the fetch of the set
     * @return this
     * @throws IllegalArgumentException if it is not positive, or longer than a year
     */
    public RemoteKeysBuilder maxStaleness(Duration maxStaleness) {
        this.maxStaleness = checkPositive(maxStaleness);
        return this;
    }

    /**
     * Sets how long a connection to the issuer may take.
     *
     * @param timeout a positive time
     * @return this
     * @throws IllegalArgumentException if it is not positive, or longer than a year
     */
    public RemoteKeysBuilder connectTimeout(Duration timeout) {
        this.connectTimeout = checkPositive(timeout);
        return this;
    }

    /**
     * Sets how long a response may take to begin, and then to end.
     *
     * @param timeout a positive time
     * @return this
     * @throws IllegalArgumentException if it is not positive, or longer than a year
     */
    public RemoteKeysBuilder readTimeout(Duration timeout) {
        this.readTimeout = checkPositive(timeout);
        return this;
    }

    /**
     * Sets how requests are sent, and whom they trust: credentials, certificates, a proxy, and the largest response.
     *
     * @param transport the settings; those of {@link FetchTransport#builder()} by default
     * @return this
     */
    public RemoteKeysBuilder transport(FetchTransport transport) {
        this.transport = transport;
        return this;
    }

    /**
     * Why {@link #build()} would reject the {@link #refreshInterval(Duration)}.
     *
     * @return what is wrong, to be read after its name; empty if nothing is
     */
    public Optional<String> refreshIntervalProblem() {
        return timings().refreshIntervalProblem();
    }

    /**
     * Why {@link #build()} would reject the {@link #maxStaleness(Duration)}.
     *
     * @return what is wrong, to be read after its name; empty if nothing is
     */
    public Optional<String> maxStalenessProblem() {
        return timings().maxStalenessProblem();
    }

    /** The times as they are set. */
    FetchTimings timings() {
        return new FetchTimings(refreshInterval, minRefreshInterval, maxStaleness, connectTimeout, readTimeout);
    }

    /**
     * Builds the keys. They are not fetched before {@link RemoteKeys#start()}.
     *
     * @return the keys
     * @throws IllegalArgumentException if the times are such that the keys of an issuer that is up could become too
     *     old, if the URL of the keys is one of http that is not allowed, or none is set and the issuer is not a URL
     *     that may be fetched from, if credentials would be sent over http to another machine, or if a proxy needs a
     *     system property
     */
    public RemoteKeys build() {
        URI configured = jwksUri == null ? null : urls.ofKeys(jwksUri);
        return new RemoteKeysSettings(issuer, configured, urls, algorithms, provider, transport, timings()).build();
    }

    private static Duration checkPositive(Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("The time is not positive");
        }
        if (duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("The time is longer than a year");
        }
        return duration;
    }
}
