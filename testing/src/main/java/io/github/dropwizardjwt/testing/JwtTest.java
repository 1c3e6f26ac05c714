package io.github.dropwizardjwt.testing;

import io.dropwizard.testing.DropwizardTestSupport;
import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.github.dropwizardjwt.auth.JwtFeature;
import io.github.dropwizardjwt.auth.JwtFeatureBuilder;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.token.TokenManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Tests of a service with tokens: {@code @RegisterExtension static final JwtTest JWT = JwtTest.of(APP)}. All tokens are
 * real: they are issued with the service's own key, and in real sessions, and the service's own guards decide about
 * them, so what a test sees is what users see. Before each test the clock is reset. Thread-safe.
 */
public final class JwtTest implements BeforeEachCallback, ParameterResolver {
    private final TestedService service;
    private final @Nullable JwtFeature feature;

    private JwtTest(TestedService service, @Nullable JwtFeature feature) {
        this.service = service;
        this.feature = feature;
    }

    /**
     * Tests an application that runs, or will run when the first token is wanted.
     *
     * @param application has a {@code JwtBundle}
     * @return the extension
     */
    public static JwtTest of(DropwizardAppExtension<?> application) {
        return of(application.getTestSupport());
    }

    /**
     * Tests an application that runs, or will run when the first token is wanted.
     *
     * @param application has a {@code JwtBundle}
     * @return the extension
     */
    public static JwtTest of(DropwizardTestSupport<?> application) {
        return new JwtTest(new RunningApplication(application), null);
    }

    /**
     * Issues tokens with a manager of the test's own. It has no clock to move, and issues no invalid tokens.
     *
     * @param tokens the manager
     * @return the extension
     */
    public static JwtTest of(TokenManager tokens) {
        return new JwtTest(GivenTokens.of(tokens), null);
    }

    /**
     * For Dropwizard's {@code ResourceExtension}, which has no bundle: a random key and a {@link #feature()} with the
     * defaults of a service, in which methods without a security annotation are denied.
     *
     * @return the extension
     */
    public static JwtTest standalone() {
        return standalone(builder -> {});
    }

    /**
     * The same, with what the application's bundle sets: {@code JwtTest.standalone(feature -> feature.principal(…))}.
     *
     * @param customizer sets principals, checks and the like
     * @return the extension
     */
    public static JwtTest standalone(Consumer<JwtFeatureBuilder> customizer) {
        TestClock clock = new TestClock(Clock.systemUTC());
        SigningKey key = FreshKeys.secret(Algorithm.HS256, null);
        TokenManager tokens =
                TokenManager.builder("tests", KeySet.signing(key)).clock(clock).build();
        JwtFeatureBuilder builder = JwtFeature.builder(tokens);
        customizer.accept(builder);
        JwtFeature feature = builder.build();
        TestedService service =
                new GivenTokens(tokens, List.of(key.verificationKey()), key::sign, Optional.of(clock), feature::routes);
        return new JwtTest(service, feature);
    }

    /**
     * Starts a token of this service.
     *
     * @param subject whose token it is
     * @return an auth token without scope, unless more is said
     */
    public TestToken as(String subject) {
        return new TestToken(service.mint(), subject);
    }

    /**
     * The service's clock, by which its keys, tokens and sessions go.
     *
     * @return a clock to move
     * @throws IllegalStateException after {@link #of(TokenManager)}, or if the application does not run
     */
    public TestClock clock() {
        return service.clock();
    }

    /**
     * The service's routes, to be compared with a file.
     *
     * @return all routes
     * @throws IllegalStateException after {@link #of(TokenManager)}, or if the application does not run
     */
    public TestedRoutes routes() {
        return new TestedRoutes(service.routes());
    }

    /**
     * Tests that each route is closed to all but those whom its rule admits: {@code @TestFactory Stream<DynamicNode>
     * closed() { return JWT.closed(); }}.
     *
     * @return the tests, in a container for each route
     * @throws IllegalStateException if the application does not run
     */
    public Stream<DynamicNode> closed() {
        return closed(options -> {});
    }

    /**
     * The same with options: {@code JWT.closed(with -> with.param("id", "7").except("POST /pay", "calls a bank"))}.
     *
     * @param customizer sets the options
     * @return the tests, in a container for each route
     * @throws IllegalArgumentException if an option names no route
     * @throws IllegalStateException if the application does not run
     */
    public Stream<DynamicNode> closed(Consumer<MatrixOptions> customizer) {
        MatrixOptions options = new MatrixOptions(service);
        customizer.accept(options);
        return new Matrix(service, options).nodes();
    }

    /**
     * The feature of {@link #standalone()}, for {@code ResourceExtension.builder().addProvider(JWT.feature())}.
     *
     * @return the feature
     * @throws IllegalStateException if the application has a bundle, and so one of its own
     */
    public JwtFeature feature() {
        if (feature == null) {
            throw new IllegalStateException(
                    "The application has a feature already; use JwtTest.standalone() for a new one");
        }
        return feature;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        service.resetClock();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return TokenParameter.isSupported(parameter, context);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return TokenParameter.resolve(this, service.address(), parameter, context);
    }
}
