package io.github.dropwizardjwt;

import io.dropwizard.configuration.ConfigurationValidationException;
import io.dropwizard.core.ConfiguredBundle;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.auth.JwtFeature;
import io.github.dropwizardjwt.auth.JwtFeatureBuilder;
import io.github.dropwizardjwt.auth.endpoint.DiscoveryResource;
import io.github.dropwizardjwt.auth.endpoint.JwkSetResource;
import io.github.dropwizardjwt.auth.error.TokenErrorHandler;
import io.github.dropwizardjwt.cli.JwtCommand;
import io.github.dropwizardjwt.config.session.SessionsFactory;
import io.github.dropwizardjwt.session.Grants;
import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenManagerBuilder;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Adds JSON Web Tokens to a Dropwizard application: add the bundle in {@code initialize()}, configure it in the
 * {@code jwt:} section, and annotate resource methods with {@link io.github.dropwizardjwt.auth.RequireToken}. An
 * application has one such bundle. Not thread-safe while it is set up; {@link #tokens()} and {@link #sessions()} are,
 * once it has run.
 *
 * @param <C> the application's configuration
 */
public final class JwtBundle<C> implements ConfiguredBundle<C> {
    private final Function<? super C, @Nullable JwtConfiguration> section;
    private Clock clock = Clock.systemUTC();
    private TokenErrorHandler errorHandler = (request, reason, response) -> {};
    private JwtEventListener events = new JwtEventListener() {};
    private @Nullable Grants grants;
    private @Nullable TokenManager tokens;
    private @Nullable SessionManager sessions;

    /**
     * Creates a bundle.
     *
     * @param section returns the {@code jwt:} section of the configuration, as {@code ExampleConfiguration::getJwt}
     *     does
     */
    public JwtBundle(Function<? super C, @Nullable JwtConfiguration> section) {
        this.section = section;
    }

    /**
     * Sets a handler that customizes error responses. Call it in {@code initialize()}.
     *
     * @param handler is called for each error response
     * @return this
     */
    public JwtBundle<C> withErrorHandler(TokenErrorHandler handler) {
        this.errorHandler = handler;
        return this;
    }

    /**
     * Sets the clock, for tests. Call it in {@code initialize()}.
     *
     * @param clock the clock for {@code iat}, {@code exp} and {@code nbf}
     * @return this
     */
    public JwtBundle<C> withClock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /**
     * Sets the listener for events of sessions and tokens, for an audit log. Call it in {@code initialize()}.
     *
     * @param listener is called in the thread of the request; its exceptions are logged
     * @return this
     */
    public JwtBundle<C> withEvents(JwtEventListener listener) {
        this.events = listener;
        return this;
    }

    /**
     * Sets what a subject is granted when its session is refreshed: {@code withGrants(subject ->
     * users.find(subject).map(User::grant))}. Call it in {@code initialize()}. Not used without sessions.
     *
     * @param grants is called at each refresh; an empty result ends the session
     * @return this
     */
    public JwtBundle<C> withGrants(Grants grants) {
        this.grants = grants;
        return this;
    }

    /**
     * The application's token manager, which issues and verifies tokens. {@code @Inject TokenManager} injects the same
     * object.
     *
     * @return the token manager
     * @throws IllegalStateException before Dropwizard has run the bundle; {@code Application.run} is called after that
     */
    public TokenManager tokens() {
        return checkHasRun("tokens()");
    }

    /**
     * The application's session manager, which opens, refreshes and ends sessions. {@code @Inject SessionManager}
     * injects the same object.
     *
     * @return the session manager
     * @throws IllegalStateException before Dropwizard has run the bundle, or if no sessions are configured
     */
    public SessionManager sessions() {
        if (sessions == null) {
            checkHasRun("sessions()");
            throw new IllegalStateException(
                    "The jwt section has no sessions; add sessions: {type: memory} to keep them in this process, or "
                            + "issue tokens with tokens()");
        }
        return sessions;
    }

    /** Adds the command {@code jwt}. Called by Dropwizard. */
    @Override
    public void initialize(Bootstrap<?> bootstrap) {
        bootstrap.getObjectMapper().addHandler(new SettingErrors());
        // A second bundle is reported by run().
        if (bootstrap.getCommands().stream().noneMatch(JwtCommand.class::isInstance)) {
            bootstrap.addCommand(new JwtCommand<C>(configuration -> service(configuration, bootstrap)));
        }
    }

    /**
     * Reads the configuration and registers with Jersey. Called by Dropwizard.
     *
     * @throws ConfigurationValidationException if a setting is not usable
     * @throws IllegalArgumentException if a missing key cannot be generated, or {@link #withGrants} and the settings of
     *     sessions contradict each other
     * @throws IllegalStateException if the section is missing, or the application has another such bundle
     */
    @Override
    public void run(C configuration, Environment environment) throws ConfigurationValidationException {
        if (environment.jersey().getResourceConfig().isRegistered(JwtFeature.class)) {
            throw new IllegalStateException("This application has two JwtBundles; remove one");
        }
        JwtConfiguration settings = settings(configuration, environment.getValidator());
        TokenSetup setup = TokenSetup.ofService(settings, clock);
        setup.register(environment);
        JwtEventListener listener = JwtEventListener.all(events, new EventMetrics(environment.metrics()));
        SessionsFactory store = settings.getSessions();
        JwtFeatureBuilder feature = store == null
                ? stateless(setup.tokens())
                : inSessions(store.buildManager(setup.tokens(), grants, listener, environment));
        environment
                .jersey()
                .register(feature.realm(settings.getRealm())
                        .unannotated(settings.getUnannotated())
                        .errorHandler(errorHandler)
                        .events(listener)
                        .build());
        if (settings.isPublishKeys()) {
            environment.jersey().register(new JwkSetResource(setup.keys()));
            environment.jersey().register(new DiscoveryResource(tokens().issuer()));
        }
        settings.getVerifiedTokenCache().register(tokens(), environment.metrics());
        HeaderCacheHint.give(configuration, settings.getAlgorithm());
    }

    private CommandService service(C configuration, Bootstrap<?> bootstrap) throws ConfigurationValidationException {
        Validator validator = bootstrap.getValidatorFactory().getValidator();
        return new CommandService(settings(configuration, validator), clock);
    }

    private JwtConfiguration settings(C configuration, Validator validator) throws ConfigurationValidationException {
        JwtConfiguration settings = section.apply(configuration);
        if (settings == null) {
            throw new IllegalStateException(
                    "The configuration has no jwt section; it needs at least issuer, algorithm and a key");
        }
        // Dropwizard validates the section only where the application's field is annotated with @Valid.
        Set<ConstraintViolation<JwtConfiguration>> violations = validator.validate(settings);
        if (!violations.isEmpty()) {
            throw new ConfigurationValidationException("jwt", violations);
        }
        return settings;
    }

    private JwtFeatureBuilder stateless(TokenManagerBuilder builder) {
        tokens = builder.build();
        return JwtFeature.builder(tokens);
    }

    private JwtFeatureBuilder inSessions(SessionManager manager) {
        tokens = manager.tokens();
        sessions = manager;
        return JwtFeature.builder(manager);
    }

    private TokenManager checkHasRun(String asked) {
        if (tokens == null) {
            throw new IllegalStateException(
                    "The JwtBundle has not run; add it with bootstrap.addBundle in initialize(), and ask for " + asked
                            + " in Application.run");
        }
        return tokens;
    }
}
