package io.github.dropwizardjwt.config.session;

import com.codahale.metrics.Timer;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jackson.Discoverable;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MaxDuration;
import io.dropwizard.validation.MinDuration;
import io.github.dropwizardjwt.config.SettingException;
import io.github.dropwizardjwt.session.BoundedSessionStore;
import io.github.dropwizardjwt.session.Grants;
import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.session.SessionManagerBuilder;
import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.token.TokenManagerBuilder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The {@code sessions:} section: the settings that all stores have. {@code type} chooses the store.
 *
 * <p>To add a store of your own, extend this class, annotate it with {@code @JsonTypeName}, and list it in
 * {@code META-INF/services/io.github.dropwizardjwt.config.session.SessionsFactory}. Not thread-safe.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public abstract class SessionsFactory implements Discoverable {
    @NotNull
    @MinDuration(value = 1, unit = TimeUnit.SECONDS)
    @MaxDuration(value = 3650, unit = TimeUnit.DAYS)
    private Duration sessionMaxAge = Duration.days(30);

    @Min(1)
    @Max(1000)
    private int maxPerSubject = 100;

    @NotNull
    @MinDuration(value = 0, unit = TimeUnit.SECONDS)
    @MaxDuration(value = 1, unit = TimeUnit.MINUTES)
    private Duration reuseGrace = Duration.seconds(10);

    @NotNull
    @MinDuration(value = 1, unit = TimeUnit.MILLISECONDS)
    @MaxDuration(value = 10, unit = TimeUnit.SECONDS)
    private Duration timeout = Duration.milliseconds(200);

    @NotNull
    @Valid
    private RevocationCacheConfiguration revocationCache = new RevocationCacheConfiguration();

    @Valid
    private @Nullable SessionEndpointsConfiguration endpoints;

    private boolean keepGrantsFromLogin;

    /**
     * How long a session lasts at most, however often it is refreshed. One that is not refreshed for
     * {@code refreshMaxAge} ends earlier. Default: 30 days; 1 second to 3650 days.
     *
     * @return the time
     */
    @JsonProperty
    public Duration getSessionMaxAge() {
        return sessionMaxAge;
    }

    @JsonProperty
    public void setSessionMaxAge(Duration sessionMaxAge) {
        this.sessionMaxAge = sessionMaxAge;
    }

    /**
     * How many sessions a subject has at most. One more login ends the oldest. Default: 100; at most 1000.
     *
     * @return the number
     */
    @JsonProperty
    public int getMaxPerSubject() {
        return maxPerSubject;
    }

    @JsonProperty
    public void setMaxPerSubject(int maxPerSubject) {
        this.maxPerSubject = maxPerSubject;
    }

    /**
     * For how long after its first use a refresh token is exchanged for the same pair again, for clients that lost the
     * response. Default: 10 seconds; 0 for never, at most 1 minute.
     *
     * @return the time
     */
    @JsonProperty
    public Duration getReuseGrace() {
        return reuseGrace;
    }

    @JsonProperty
    public void setReuseGrace(Duration reuseGrace) {
        this.reuseGrace = reuseGrace;
    }

    /**
     * How long a request waits for the store before it is rejected with 503. The memory store never waits. Default: 200
     * milliseconds; at most 10 seconds.
     *
     * @return the time
     */
    @JsonProperty
    public Duration getTimeout() {
        return timeout;
    }

    @JsonProperty
    public void setTimeout(Duration timeout) {
        this.timeout = timeout;
    }

    /**
     * How long a node remembers that a token is not revoked. Default: the store is asked with each request.
     *
     * @return the settings
     */
    @JsonProperty
    public RevocationCacheConfiguration getRevocationCache() {
        return revocationCache;
    }

    @JsonProperty
    public void setRevocationCache(RevocationCacheConfiguration revocationCache) {
        this.revocationCache = revocationCache;
    }

    /**
     * Whether auth tokens keep the scope and claims of the login for the whole session. A user who is deleted or
     * demoted keeps them for up to {@link #getSessionMaxAge()}. Default: false; without it the application is asked at
     * each refresh, see {@code JwtBundle.withGrants}.
     *
     * @return whether they are kept
     */
    @JsonProperty
    public boolean isKeepGrantsFromLogin() {
        return keepGrantsFromLogin;
    }

    @JsonProperty
    public void setKeepGrantsFromLogin(boolean keepGrantsFromLogin) {
        this.keepGrantsFromLogin = keepGrantsFromLogin;
    }

    /**
     * The endpoints for refresh, logout and the list of sessions. They need {@code JwtBundle.withGrants} or
     * {@link #isKeepGrantsFromLogin()}. Default: none.
     *
     * @return the settings; null for none
     */
    @JsonProperty
    public @Nullable SessionEndpointsConfiguration getEndpoints() {
        return endpoints;
    }

    @JsonProperty
    public void setEndpoints(@Nullable SessionEndpointsConfiguration endpoints) {
        this.endpoints = endpoints;
    }

    /**
     * Builds the store. Called once, when Dropwizard runs the bundle. The bundle limits each call to
     * {@link #getTimeout()}, registers a health check, and calls {@code purge} every minute. When the service starts,
     * and what the store has registered with {@code environment} is started, the bundle opens a few sessions of random
     * subjects and ends them again, so that the first requests do not find a store that has to load its classes.
     *
     * @param environment manages what must be started and stopped with the application
     * @return the store
     * @throws RuntimeException if it cannot be built; the application does not start then
     */
    protected abstract SessionStore build(Environment environment);

    /**
     * Whether other processes share the store. Only then can the command {@code jwt token} open a session in it.
     * Default: true.
     *
     * @return whether the store is shared
     */
    protected boolean isShared() {
        return true;
    }

    /**
     * Builds the session manager of a service. Registers its endpoints, a health check and the purge of the store.
     * Called by the bundle.
     *
     * @param tokens the builder of the manager's token manager
     * @param grants the application's grants; null where it has none
     * @param listener is called for each event of a session
     * @param environment the environment of the service
     * @return the manager
     * @throws SettingException if there are endpoints and neither grants nor {@code keepGrantsFromLogin}, or both of
     *     these
     */
    public final SessionManager buildManager(
            TokenManagerBuilder tokens, @Nullable Grants grants, JwtEventListener listener, Environment environment) {
        ServiceSessions.check(grants, keepGrantsFromLogin, endpoints);
        SessionStore store = buildBounded(environment, tokens.clock());
        SessionManagerBuilder builder = builder(tokens, store).events(listener);
        if (revocationCache.isFollow()) {
            builder.follow(LogWatch.follow(store, revocationCache, tokens.clock(), environment));
        } else {
            builder.revocationCache(revocationCache.getMaxStaleness().toJavaDuration());
        }
        return ServiceSessions.open(
                (grants == null ? builder : builder.grants(grants)).build(),
                new StoreWatch(store, tokens.clock()),
                endpoints,
                environment);
    }

    /**
     * Opens the sessions for a command: nothing is served, watched or purged. Called by the bundle.
     *
     * @param tokens the builder of the manager's token manager
     * @return the sessions, to be closed
     * @throws IllegalArgumentException if the store is not shared with other processes
     * @throws IllegalStateException if the store cannot be reached
     */
    public final CommandSessions openForCommand(TokenManagerBuilder tokens) {
        if (!isShared()) {
            throw new IllegalArgumentException(
                    "jwt.sessions are kept in the memory of the service, which no command can "
                            + "reach; log in to the service, or keep sessions in another store");
        }
        Environment environment = new Environment("jwt");
        return CommandSessions.open(builder(tokens, build(environment)).build(), environment);
    }

    /** A manager with the settings that hold for services and commands alike. */
    final SessionManagerBuilder builder(TokenManagerBuilder tokens, SessionStore store) {
        SessionManagerBuilder manager = SessionManager.builder(tokens, store)
                .sessionMaxAge(sessionMaxAge.toJavaDuration())
                .maxPerSubject(maxPerSubject)
                .reuseGrace(reuseGrace.toJavaDuration());
        return keepGrantsFromLogin ? manager.keepGrantsFromLogin() : manager;
    }

    /** The store as a service uses it: warmed up, and no request waits for it longer than the timeout. */
    SessionStore buildBounded(Environment environment, Clock clock) {
        Executor workers = ServiceSessions.workers(environment);
        SessionStore store = build(environment);
        Timer calls = environment.metrics().timer("jwt.sessions.store");
        // After what the store has managed itself, which is started in this order, and before the connectors.
        environment.lifecycle().manage(new StoreWarmUp(store, workers, clock));
        return new BoundedSessionStore(
                store, timeout.toJavaDuration(), call -> workers.execute(() -> calls.time(call)));
    }
}
