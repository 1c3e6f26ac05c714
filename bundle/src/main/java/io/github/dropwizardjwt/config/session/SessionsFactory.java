package io.github.dropwizardjwt.config.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jackson.Discoverable;
import io.dropwizard.lifecycle.ExecutorServiceManager;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MaxDuration;
import io.dropwizard.validation.MinDuration;
import io.github.dropwizardjwt.auth.endpoint.SessionResource;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The {@code sessions:} section: what holds for sessions in every store, and with {@code type} which store it is. A store
 * of your own extends this, with {@code @JsonTypeName}, and is listed in
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
     * {@code refreshMaxAge} ends before. Default: 30 days.
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
     * How many sessions a subject has at most. One more ends the one that was opened first. Default: 100; at most 1000.
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
     * For how long after its first use a refresh token is answered with the same successor again, for clients that lost
     * the answer. Default: 10 seconds; 0 for never, at most 1 minute.
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
     * How long a request waits for the store before it is rejected with 503. Default: 200 milliseconds. The memory store
     * answers at once.
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
     * For how long the store's answer that a token counts is believed. Default: it is asked each time.
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
     * Whether auth tokens say for the whole session what they said at the login. A user who is deleted or demoted keeps
     * what was granted for up to {@link #getSessionMaxAge()}. Default: false; {@code JwtBundle.withGrants} says at each
     * refresh what the subject may do then.
     *
     * @return whether
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
     * Where refresh, logout and the list of sessions are served. Default: nowhere. Refresh needs
     * {@code JwtBundle.withGrants} or {@link #isKeepGrantsFromLogin()}.
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
     * Makes the store. Called once, when Dropwizard runs the bundle. The bundle bounds the time of each call with
     * {@link #getTimeout()}, watches the store with a health check, and calls its {@code purge}.
     *
     * @param environment takes what must be started and stopped with the application
     * @return the store
     * @throws RuntimeException if it cannot be made, which stops the start
     */
    protected abstract SessionStore build(Environment environment);

    /**
     * Whether other processes see what is in the store; only then the command {@code jwt token} can open a session in it.
     * Default: true.
     *
     * @return whether
     */
    protected boolean isShared() {
        return true;
    }

    /**
     * Opens the store for a service: the manager, with its endpoints served, its store watched and purged.
     *
     * @param tokens issues and verifies the tokens of the sessions
     * @param grants says what subjects may do when their sessions are refreshed; null where nobody does
     * @param listener is called for what happens to sessions
     * @param environment of the service
     * @return the manager
     * @throws SettingException if nobody says so to the refresh endpoint, or the settings say otherwise
     */
    public final SessionManager buildManager(
            TokenManagerBuilder tokens, @Nullable Grants grants, JwtEventListener listener, Environment environment) {
        check(grants);
        SessionStore store = buildBounded(environment);
        SessionManagerBuilder builder = builder(tokens, store)
                .revocationCache(revocationCache.getMaxStaleness().toJavaDuration())
                .events(listener);
        SessionManager manager = (grants == null ? builder : builder.grants(grants)).build();
        if (endpoints != null) {
            environment.jersey().getResourceConfig().registerResources(SessionResource.at(endpoints.getPath()));
        }
        new StoreWatch(store, tokens.clock()).register(environment);
        return manager;
    }

    /**
     * Opens the store for a command. Nothing is served, watched or purged.
     *
     * @param tokens issues and verifies the tokens of the sessions
     * @return the sessions, to be closed
     * @throws IllegalArgumentException if other processes do not see what is in the store
     * @throws IllegalStateException if it cannot be reached
     */
    public final CommandSessions openForCommand(TokenManagerBuilder tokens) {
        if (!isShared()) {
            throw new IllegalArgumentException("jwt.sessions are kept in the memory of the service, where no command "
                    + "reaches them; log in to the service, or keep them in another store");
        }
        Environment environment = new Environment("jwt");
        return CommandSessions.open(builder(tokens, build(environment)).build(), environment);
    }

    private void check(@Nullable Grants grants) {
        if (grants != null && keepGrantsFromLogin) {
            throw new SettingException(
                    "sessions.keepGrantsFromLogin", "conflicts with JwtBundle.withGrants; set only one");
        }
        if (grants == null && !keepGrantsFromLogin && endpoints != null) {
            throw new SettingException("sessions.endpoints", """
                    serves refreshes, and nobody says whether a user who logged in may still do what was granted then; \
                    call withGrants(subject -> ...) on the JwtBundle in initialize(). Or set \
                    jwt.sessions.keepGrantsFromLogin: true, and users who are deleted or demoted keep their grants until \
                    the session ends\
                    """);
        }
    }

    private SessionManagerBuilder builder(TokenManagerBuilder tokens, SessionStore store) {
        SessionManagerBuilder manager = SessionManager.builder(tokens, store)
                .sessionMaxAge(sessionMaxAge.toJavaDuration())
                .maxPerSubject(maxPerSubject)
                .reuseGrace(reuseGrace.toJavaDuration());
        return keepGrantsFromLogin ? manager.keepGrantsFromLogin() : manager;
    }

    /** The store as the bundle uses it: no request waits longer than the timeout, whatever the store does. */
    SessionStore buildBounded(Environment environment) {
        ExecutorService workers = Executors.newCachedThreadPool(new ThreadFactoryBuilder()
                .setNameFormat("jwt-sessions-%d")
                .setDaemon(true)
                .build());
        environment.lifecycle().manage(new ExecutorServiceManager(workers, Duration.seconds(1), "jwt-sessions"));
        return new BoundedSessionStore(build(environment), timeout.toJavaDuration(), workers);
    }
}
