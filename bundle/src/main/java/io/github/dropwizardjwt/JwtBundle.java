package io.github.dropwizardjwt;

import io.dropwizard.configuration.ConfigurationValidationException;
import io.dropwizard.core.ConfiguredBundle;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.auth.JwtFeatureBuilder;
import io.github.dropwizardjwt.auth.error.TokenErrorHandler;
import io.github.dropwizardjwt.auth.path.GuardedPath;
import io.github.dropwizardjwt.auth.requirement.TokenCheck;
import io.github.dropwizardjwt.session.Grants;
import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.token.RevocationCheck;
import io.github.dropwizardjwt.token.Token;
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
 * {@link #sessions()} and {@link #currentToken()} are available in {@code run()} and later, {@link #routes()} once the
 * server has started. Not thread-safe.
 *
 * @param <C> the application's configuration
 */
public final class JwtBundle<C> extends JwtServices implements ConfiguredBundle<C> {
    private final SectionReader<C> section;
    private final Customizations code = new Customizations();

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
        code.clock.delegateTo(clock);
        return this;
    }

    /**
     * Sets the listener for events of sessions and tokens.
     *
     * @param listener is called in the thread of the request; its exceptions are logged
     * @return this
     */
    public JwtBundle<C> withEvents(JwtEventListener listener) {
        code.events = listener;
        return this;
    }

    /**
     * Sets what a subject is granted when its session is refreshed. Not used without sessions.
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
     *
     * @param type the type of the parameters; it need not be a {@code java.security.Principal}
     * @param lookup as with {@link JwtFeatureBuilder#principal(Class, Function)}
     * @param <P> the type
     * @return this
     */
    public <P> JwtBundle<C> withPrincipal(
            Class<P> type, Function<? super Token, ? extends Optional<? extends P>> lookup) {
        return withFeature(feature -> feature.principal(type, lookup));
    }

    /**
     * Injects {@code @Auth P}: the claims of the token as a type of the application. See
     * {@link JwtFeatureBuilder#claims}.
     *
     * @param type a record, or a class with a {@code @JsonCreator}
     * @return this
     */
    public JwtBundle<C> withClaims(Class<?> type) {
        return withFeature(feature -> feature.claims(type));
    }

    /**
     * Sets which roles {@code @RolesAllowed} and {@code isUserInRole} ask for. Default: the token's scopes. A trusted
     * issuer's subjects have none then, as with {@link #withPrincipal}.
     *
     * @param lookup as with {@link JwtFeatureBuilder#roles(Function)}
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
     * @param name the name that annotations use
     * @param parameters the path parameters that it asks for, without braces
     * @param check is asked last
     * @return this
     */
    public JwtBundle<C> withCheck(String name, List<String> parameters, TokenCheck check) {
        return withFeature(feature -> feature.check(name, parameters, check));
    }

    /**
     * Guards a path outside Jersey, of servlets, assets or WebSockets: {@code jwt.guard("/files/*").scope("reader")}.
     *
     * @param path {@code /x}, {@code /x/*} or {@code /*}, below the context path
     * @return what it demands: an auth token in the header, unless set otherwise
     * @throws IllegalArgumentException if the path cannot be guarded
     * @throws IllegalStateException once the bundle has run
     */
    public GuardedPath guard(String path) {
        return code.paths.add(path);
    }

    /**
     * Guards a path of the admin port, as {@link #guard} does: {@code jwt.guardAdmin("/tasks/*").scope("ops")}.
     *
     * @param path below the admin context path
     * @return what it demands
     */
    public GuardedPath guardAdmin(String path) {
        return code.paths.addAdmin(path);
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
     * Sets what the {@code jwt:} section cannot say of {@link #tokens()}. Several calls add up.
     *
     * @param customizer is called with a builder that has all settings but sessions, by commands too; must not set the
     *     clock
     * @return this
     */
    public JwtBundle<C> withTokens(Consumer<TokenManagerBuilder> customizer) {
        code.addToTokens(customizer);
        return this;
    }

    /** Adds the command {@code jwt}. Called by Dropwizard. */
    @Override
    public void initialize(Bootstrap<?> bootstrap) {
        bootstrap.getObjectMapper().addHandler(new SettingErrors());
        CommandService.register(bootstrap, section, code, this);
    }

    /**
     * Reads the configuration and registers with Jersey. Called by Dropwizard.
     *
     * @throws ConfigurationValidationException if a setting is not usable
     * @throws IllegalArgumentException if a missing key cannot be generated, {@link #withGrants} and the settings of
     *     sessions contradict each other, or a type, a check or a guarded path cannot be registered
     * @throws IllegalStateException if the section is missing, the application has another such bundle, or
     *     {@link #withTokens} sets what the bundle sets itself
     */
    @Override
    public void run(C configuration, Environment environment) throws ConfigurationValidationException {
        JwtConfiguration settings = section.read(configuration, environment.getValidator());
        service = RunningService.start(settings, code, environment);
        HeaderCacheHint.give(configuration, settings.getAlgorithm());
    }
}
