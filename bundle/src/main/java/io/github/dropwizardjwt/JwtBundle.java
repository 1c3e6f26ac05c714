package io.github.dropwizardjwt;

import io.dropwizard.configuration.ConfigurationValidationException;
import io.dropwizard.core.ConfiguredBundle;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.auth.CurrentToken;
import io.github.dropwizardjwt.auth.JwtFeatureBuilder;
import io.github.dropwizardjwt.auth.error.TokenErrorHandler;
import io.github.dropwizardjwt.auth.path.GuardedPath;
import io.github.dropwizardjwt.auth.requirement.TokenCheck;
import io.github.dropwizardjwt.cli.JwtCommand;
import io.github.dropwizardjwt.session.Grants;
import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.token.RevocationCheck;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenManagerBuilder;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Adds JSON Web Tokens to a Dropwizard application: add the bundle in {@code initialize()}, configure it in the
 * {@code jwt:} section, and annotate resource methods with {@link io.github.dropwizardjwt.auth.RequireToken}. What a
 * YAML file cannot say is set with the methods {@code with…}, in {@code initialize()} too. {@link #tokens()},
 * {@link #sessions()} and {@link #currentToken()} are available in {@code run()} and later. An application has one such
 * bundle. Not thread-safe while it is set up.
 *
 * @param <C> the application's configuration
 */
public final class JwtBundle<C> implements ConfiguredBundle<C> {
    private final SectionReader<C> section;
    private final Customizations code = new Customizations();
    private @Nullable RunningService service;

    /**
     * Creates a bundle.
     *
     * @param section returns the {@code jwt:} section of the configuration: {@code ExampleConfiguration::getJwt}
     */
    public JwtBundle(Function<? super C, @Nullable JwtConfiguration> section) {
        this.section = new SectionReader<>(section);
    }

    /**
     * Sets a handler that customizes error responses.
     *
     * @param handler is called for each of them
     * @return this
     */
    public JwtBundle<C> withErrorHandler(TokenErrorHandler handler) {
        code.errorHandler = handler;
        return this;
    }

    /**
     * Sets the clock, for tests.
     *
     * @param clock the clock for {@code iat}, {@code exp} and {@code nbf}
     * @return this
     */
    public JwtBundle<C> withClock(Clock clock) {
        code.clock = clock;
        return this;
    }

    /**
     * Sets the listener for events of sessions and tokens, for an audit log.
     *
     * @param listener is called in the thread of the request; its exceptions are logged
     * @return this
     */
    public JwtBundle<C> withEvents(JwtEventListener listener) {
        code.events = listener;
        return this;
    }

    /**
     * Sets what a subject is granted when its session is refreshed: {@code withGrants(subject ->
     * users.find(subject).map(User::grant))}. Not used without sessions.
     *
     * @param grants is called at each refresh; an empty result ends the session
     * @return this
     */
    public JwtBundle<C> withGrants(Grants grants) {
        code.grants = grants;
        return this;
    }

    /**
     * Injects {@code @Auth P} and {@code @Auth Optional<P>}: {@code withPrincipal(User.class, token ->
     * users.find(token.subject()))}. A subject that is not found is answered with 401, also while its tokens are valid.
     * A trusted issuer's subjects are others: they are looked up only if they are {@code SHARED}, or with
     * {@link JwtFeatureBuilder#principal(Class, String, Function)}.
     *
     * @param type the type of the parameters; it need not be a {@code java.security.Principal}
     * @param lookup finds the principal of a verified token. Called once per request, in its thread, for methods with
     *     such a parameter only; if it throws, the request is answered with 503
     * @param <P> the type
     * @return this
     */
    public <P> JwtBundle<C> withPrincipal(
            Class<P> type, Function<? super Token, ? extends Optional<? extends P>> lookup) {
        return withFeature(feature -> feature.principal(type, lookup));
    }

    /**
     * Injects {@code @Auth P}: the claims of the token as a type of the application, strictly read and validated, as
     * {@link JwtFeatureBuilder#claims} says.
     *
     * @param type a record, or a class with a {@code @JsonCreator}
     * @return this
     */
    public JwtBundle<C> withClaims(Class<?> type) {
        return withFeature(feature -> feature.claims(type));
    }

    /**
     * Sets which roles {@code @RolesAllowed} and {@code SecurityContext.isUserInRole} ask for. Default: the token's
     * scopes. A trusted issuer's subjects have none then, as with {@link #withPrincipal}. Roles that include others are
     * {@code roleHierarchy} in the YAML.
     *
     * @param lookup returns the roles of a verified token. Called once per request at most, where a role is asked for;
     *     if it throws, the request is answered with 503
     * @return this
     */
    public JwtBundle<C> withRoles(Function<? super Token, ? extends Collection<String>> lookup) {
        return withFeature(feature -> feature.roles(lookup));
    }

    /**
     * Sets what else a {@link JwtFeatureBuilder} has: look-ups for the subjects of a trusted issuer, say.
     *
     * @param customizer is called once with a builder that has all settings of the section
     * @return this
     */
    public JwtBundle<C> withFeature(Consumer<JwtFeatureBuilder> customizer) {
        code.addToFeature(customizer);
        return this;
    }

    /**
     * Registers a check, which {@code @RequireToken(check = "owns-project")} names: {@code withCheck("owns-project",
     * List.of("project"), (token, path) -> projects.isOwner(token.subject(), path.get("project")))}.
     *
     * @param parameters the path parameters that it asks for, without braces
     * @return this
     */
    public JwtBundle<C> withCheck(String name, List<String> parameters, TokenCheck check) {
        return withFeature(feature -> feature.check(name, parameters, check));
    }

    /**
     * Adds a revocation check, which is asked about each token beside that of the sessions.
     *
     * @param check decides whether a token was revoked; an exception is answered with 503
     * @return this
     */
    public JwtBundle<C> withRevocation(RevocationCheck check) {
        return withTokens(builder -> builder.revocation(check));
    }

    /**
     * Sets what the {@code jwt:} section cannot say of {@link #tokens()}: issuers with known keys, say. Several calls
     * add up.
     *
     * @param customizer is called with a builder that has all settings of the section, before sessions are added; the
     *     commands call it too. It must not set the clock
     * @return this
     */
    public JwtBundle<C> withTokens(Consumer<TokenManagerBuilder> customizer) {
        code.addToTokens(customizer);
        return this;
    }

    /**
     * Guards a path outside Jersey: {@code guard("/files/*").scope("reader")} for servlets, assets and WebSockets.
     *
     * @param path {@code /x}, or {@code /x/*} for it and all below it, within the application's context path
     * @return what to demand: a valid auth token, unless more is said
     */
    public GuardedPath guard(String path) {
        return code.paths.add(path);
    }

    /**
     * Guards a path of the admin port: {@code guardAdmin("/tasks/*").scope("ops")}.
     *
     * @param path as for {@link #guard}
     * @return what to demand
     */
    public GuardedPath guardAdmin(String path) {
        return code.paths.addAdmin(path);
    }

    /**
     * The application's token manager, which {@code @Inject TokenManager} injects, too.
     *
     * @return issues and verifies tokens
     * @throws IllegalStateException before Dropwizard has run the bundle; {@code Application.run} is called after that
     */
    public TokenManager tokens() {
        return service("tokens()").tokens();
    }

    /**
     * The application's session manager, which {@code @Inject SessionManager} injects, too.
     *
     * @return opens, refreshes and ends sessions
     * @throws IllegalStateException before Dropwizard has run the bundle, or if no sessions are configured
     */
    public SessionManager sessions() {
        return service("sessions()").requiredSessions();
    }

    /**
     * The token of the request that the current thread serves, for code below resources. {@code @Inject CurrentToken}
     * injects the same object.
     *
     * @return what to pass to services
     * @throws IllegalStateException before Dropwizard has run the bundle
     */
    public CurrentToken currentToken() {
        return service("currentToken()").currentToken();
    }

    /** Adds the command {@code jwt}. Called by Dropwizard. */
    @Override
    public void initialize(Bootstrap<?> bootstrap) {
        bootstrap.getObjectMapper().addHandler(new SettingErrors());
        // A second bundle is reported by run().
        if (bootstrap.getCommands().stream().noneMatch(JwtCommand.class::isInstance)) {
            bootstrap.addCommand(new JwtCommand<C>(configuration -> new CommandService(
                    section.read(configuration, bootstrap.getValidatorFactory().getValidator()), code)));
        }
    }

    /**
     * Reads the configuration and registers with Jersey. Called by Dropwizard.
     *
     * @throws ConfigurationValidationException if a setting is not usable
     * @throws IllegalArgumentException if a missing key cannot be generated, {@link #withGrants} and the settings of
     *     sessions contradict each other, or a type or a check cannot be registered
     * @throws IllegalStateException if the section is missing, the application has another such bundle, or
     *     {@link #withTokens} sets what the bundle sets itself
     */
    @Override
    public void run(C configuration, Environment environment) throws ConfigurationValidationException {
        JwtConfiguration settings = section.read(configuration, environment.getValidator());
        service = RunningService.start(settings, code, environment);
        HeaderCacheHint.give(configuration, settings.getAlgorithm());
    }

    private RunningService service(String asked) {
        if (service == null) {
            throw new IllegalStateException(
                    "The JwtBundle has not run; add it with bootstrap.addBundle in initialize(), and ask for " + asked
                            + " in Application.run");
        }
        return service;
    }
}
