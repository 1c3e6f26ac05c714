package io.github.dropwizardjwt.auth;

import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.auth.cookie.CookieGuard;
import io.github.dropwizardjwt.auth.error.CandidateReports;
import io.github.dropwizardjwt.auth.error.DecisionReports;
import io.github.dropwizardjwt.auth.error.ErrorResponses;
import io.github.dropwizardjwt.auth.error.PathErrorResponses;
import io.github.dropwizardjwt.auth.error.TokenErrorHandler;
import io.github.dropwizardjwt.auth.explain.Evaluation;
import io.github.dropwizardjwt.auth.explain.Explanation;
import io.github.dropwizardjwt.auth.explain.RequestDescription;
import io.github.dropwizardjwt.auth.path.GuardedPaths;
import io.github.dropwizardjwt.auth.path.PathGuardCompiler;
import io.github.dropwizardjwt.auth.principal.Principals;
import io.github.dropwizardjwt.auth.requirement.Checks;
import io.github.dropwizardjwt.auth.route.Route;
import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.token.TokenManager;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.util.List;
import org.glassfish.jersey.InjectionManagerProvider;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.internal.inject.InjectionManager;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;
import org.jspecify.annotations.Nullable;

/**
 * The Jersey feature of this library. It
 *
 * <ul>
 *   <li>enforces {@link RequireToken}, {@code @RolesAllowed}, {@code @DenyAll} and {@code @PermitAll};
 *   <li>injects {@code @Auth Token}, the application's principals, {@link TokenManager} and {@link CurrentToken};
 *   <li>maps {@code TokenRejectedException} and {@code TokenUnavailableException} from resource methods, also as the
 *       cause of a {@code CompletionException} or {@code ExecutionException}, to the responses of the filters;
 *   <li>stops the start where a resource method would not be protected as declared.
 * </ul>
 *
 * <p>{@code JwtBundle} registers it. With Dropwizard's {@code ResourceExtension} or in a plain Jersey application,
 * register it yourself, once: Jersey silently ignores a second feature of the same class. Immutable.
 */
public final class JwtFeature implements Feature {
    private final TokenManager tokens;
    private final Principals principals;
    private final CurrentToken current = new CurrentToken();
    private final RouteList routes = new RouteList();
    private final Explainer explainer = new Explainer(routes);
    private final String realm;
    private final Unannotated unannotated;
    private final boolean openNeedsReason;
    private final @Nullable Unannotated candidateUnannotated;
    private final @Nullable String loginPage;
    private final TokenErrorHandler errorHandler;
    private final @Nullable SessionManager sessions;
    private final DecisionReports reports;
    private final CookieGuard cookies;
    private final Checks checks;

    /**
     * Builds a feature with the defaults of {@link #builder(TokenManager)}.
     *
     * @param tokens verifies the tokens
     */
    public JwtFeature(TokenManager tokens) {
        this(builder(tokens));
    }

    JwtFeature(JwtFeatureBuilder builder) {
        this.tokens = builder.tokens;
        this.principals = builder.principals.build();
        this.realm = builder.realm;
        Candidates.check(builder.unannotated, builder.candidateUnannotated);
        this.unannotated = builder.unannotated;
        this.openNeedsReason = builder.openNeedsReason;
        this.candidateUnannotated = builder.candidateUnannotated;
        this.loginPage = builder.loginPage;
        this.errorHandler = builder.errorHandler;
        this.sessions = builder.sessions;
        this.reports = new DecisionReports(JwtEventListener.all(builder.events), builder.tokens.clock());
        this.cookies = CookieGuard.of(builder.header, builder.cookies);
        this.checks = builder.checks;
    }

    /**
     * Starts a builder with the defaults: realm {@code api}, methods without a security annotation denied, default
     * error responses.
     *
     * @param tokens verifies the tokens
     * @return a builder
     */
    public static JwtFeatureBuilder builder(TokenManager tokens) {
        return new JwtFeatureBuilder(tokens, null);
    }

    /**
     * Starts a builder with the same defaults, for tokens in sessions; the session manager is injected, too.
     *
     * @param sessions whose {@link SessionManager#tokens()} verify the tokens
     * @return a builder
     */
    public static JwtFeatureBuilder builder(SessionManager sessions) {
        return new JwtFeatureBuilder(sessions.tokens(), sessions);
    }

    /**
     * Restricts other authentication, such as a Dropwizard {@code AuthDynamicFeature} with basic authentication, to the
     * methods with an {@code @Auth} parameter of another type than {@code Token}. Registered directly, an
     * {@code AuthDynamicFeature} would apply to every method with {@code @Auth} or a role.
     *
     * @param features the other features, all of them; register the result once
     * @return one feature for all of them
     */
    public static DynamicFeature forOtherPrincipals(DynamicFeature... features) {
        return new OtherPrincipalsFeature(List.of(features));
    }

    /**
     * The token of the request that the current thread serves; {@code @Inject CurrentToken} injects the same object.
     *
     * @return the object to pass to services
     */
    public CurrentToken currentToken() {
        return current;
    }

    /**
     * The routes of resource methods, below the base path of Jersey, each with the rule that is enforced.
     *
     * @return the routes, in no certain order
     * @throws IllegalStateException before Jersey has started
     */
    public List<Route> routes() {
        return routes.routes();
    }

    /**
     * Explains what would come of a request, by asking the guards themselves. The resource method is not called, and
     * nothing is counted or reported; filters of the application and sub-resource locators are called as for a client.
     *
     * @param request the request
     * @param base the base path of Jersey, with the context path and a slash at the end
     * @param evaluation records the steps; may have those of guarded paths
     * @return the explanation
     * @throws IllegalArgumentException if the target is no path and query of a URI, or not below the base path
     * @throws IllegalStateException before Jersey has started
     */
    public Explanation explain(RequestDescription request, String base, Evaluation evaluation) {
        return explainer.explain(request, base, evaluation);
    }

    /**
     * Starts to follow the evaluation of a request.
     *
     * @return an evaluation without steps, at this time
     */
    public Evaluation evaluation() {
        return new Evaluation(tokens.clock().instant());
    }

    /**
     * Guards paths outside Jersey, by the same rules.
     *
     * @param paths what they demand
     * @param environment the application's
     * @throws IllegalArgumentException if one of them cannot be guarded as declared
     */
    public void guard(GuardedPaths paths, Environment environment) {
        PathErrorResponses responses = new PathErrorResponses(realm, reports);
        paths.register(environment, new PathGuardCompiler(tokens, sessions, principals, cookies, checks, responses));
    }

    @Override
    public boolean configure(FeatureContext context) {
        Guards guards = new Guards(tokens, principals, unannotated, cookies, checks);
        ErrorResponses responses = new ErrorResponses(realm, errorHandler, reports, loginPage);
        CandidateReports candidateReports = new CandidateReports(reports);
        Candidates candidates = new Candidates(
                guards,
                new Authenticator(tokens::verify, principals, cookies.withoutResponses()),
                candidateUnannotated,
                candidateReports);
        LocatorGuard locators = new LocatorGuard(guards, responses, candidates);
        context.register(new ContentTypeFilter());
        InjectionManager injection = InjectionManagerProvider.getInjectionManager(context);
        JerseyProviders providers = new JerseyProviders(injection);
        context.register(new ResourceAudit(guards, candidates, providers, routes, openNeedsReason));
        context.register(new RequireTokenFeature(guards, responses));
        context.register(new SameOriginFeature(guards, cookies, responses));
        cookies.register(context, sessions);
        context.register(new CandidateFeature(candidates, candidateReports));
        context.register(locators);
        context.register(explainer);
        context.register(new Bindings(new LocatorParamProvider(providers, principals, locators)));
        context.property(OtherPrincipalsFeature.PRINCIPALS, principals);
        current.bind(injection);
        responses.registerMappers(context, () -> injection.getInstance(ContainerRequest.class));
        return true;
    }

    private final class Bindings extends AbstractBinder {
        private final LocatorParamProvider first;

        Bindings(LocatorParamProvider first) {
            this.first = first;
        }

        @Override
        protected void configure() {
            bind(tokens).to(TokenManager.class);
            if (sessions != null) {
                bind(sessions).to(SessionManager.class);
            }
            bind(cookies).to(CookieGuard.class);
            bind(current).to(CurrentToken.class);
            bind(first).to(ValueParamProvider.class);
            bind(new PrincipalParamProvider(principals)).to(ValueParamProvider.class);
        }
    }
}
