package io.github.dropwizardjwt;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.AutoCloseableManager;
import io.github.dropwizardjwt.admin.AdminPage;
import io.github.dropwizardjwt.auth.CurrentToken;
import io.github.dropwizardjwt.auth.JwtFeature;
import io.github.dropwizardjwt.auth.JwtFeatureBuilder;
import io.github.dropwizardjwt.auth.cookie.TokenCookies;
import io.github.dropwizardjwt.auth.endpoint.CsrfTokenResource;
import io.github.dropwizardjwt.auth.endpoint.PublishedKeys;
import io.github.dropwizardjwt.auth.route.Routes;
import io.github.dropwizardjwt.config.session.SessionEndpointsConfiguration;
import io.github.dropwizardjwt.config.session.SessionsFactory;
import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenManagerBuilder;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * What the bundle has built from the {@code jwt:} section and the application's code, and registered with Dropwizard.
 *
 * @param sessions null where the section has none
 * @param cookies null where the section has none
 */
record RunningService(
        TokenManager tokens,
        @Nullable SessionManager sessions,
        @Nullable TokenCookies cookies,
        CurrentToken currentToken,
        ServiceRoutes serviceRoutes) {

    /**
     * Builds everything and registers it.
     *
     * @throws IllegalArgumentException if a setting cannot be used, or contradicts the application's code
     * @throws IllegalStateException if the application has another bundle, or its code sets what the bundle sets itself
     */
    static RunningService start(JwtConfiguration settings, Customizations code, Environment environment) {
        if (environment.jersey().getResourceConfig().isRegistered(JwtFeature.class)) {
            throw new IllegalStateException("This application has two JwtBundles; remove one");
        }
        ExactHeaderCache.register(environment.lifecycle());
        TokenSetup setup = TokenSetup.ofService(settings, code);
        setup.register(environment);
        AdminPage page = settings.isAdminPage() ? new AdminPage(code.clock) : null;
        JwtEventListener events = ServiceEvents.listener(settings, code, page, environment);
        TokenManagerBuilder unbuilt = settings.getVerifiedTokenCache().time(setup.tokens(), environment.metrics());
        SessionsFactory store = settings.getSessions();
        SessionManager sessions = store == null ? null : store.buildManager(unbuilt, code.grants, events, environment);
        TokenManager tokens = sessions == null ? unbuilt.build() : sessions.tokens();
        TokenCookies cookies = setup.cookies();
        JwtFeatureBuilder builder = sessions == null ? JwtFeature.builder(tokens) : JwtFeature.builder(sessions);
        environment.lifecycle().manage(new AutoCloseableManager(tokens::close));
        code.feature.accept(builder.realm(settings.getRealm())
                .unannotated(settings.getUnannotated())
                .openNeedsReason(settings.isOpenNeedsReason())
                .candidateUnannotated(settings.getCandidateUnannotated())
                .roleHierarchy(settings.getRoleHierarchy())
                .validator(environment.getValidator())
                .loginPage(settings.getLoginPage())
                .tokenHeader(settings.getTokenHeader())
                .cookies(cookies)
                .errorHandler(code.errorHandler)
                .events(events));
        JwtFeature feature = builder.build();
        environment.jersey().register(feature);
        feature.guard(code.paths, environment);
        SessionEndpointsConfiguration endpoints = store == null ? null : store.getEndpoints();
        if (endpoints != null && cookies != null && cookies.demandCsrfToken()) {
            environment.jersey().getResourceConfig().registerResources(CsrfTokenResource.at(endpoints.getPath()));
        }
        if (settings.isPublishKeys()) {
            PublishedKeys.register(environment, setup.keys(), tokens.issuer());
        }
        settings.getVerifiedTokenCache().register(tokens, environment.metrics());
        ServiceRoutes routes = new ServiceRoutes(feature, code.paths, environment);
        environment.admin().addTask(new ExplainTask(routes));
        RoutesLog.register(routes, settings.isLogRoutes() ? Level.INFO : Level.DEBUG, environment);
        if (page != null) {
            page.register(environment, setup.pageContent(routes));
        }
        RunningService service = new RunningService(tokens, sessions, cookies, feature.currentToken(), routes);
        new ServiceUnderTest(service, setup.keysIfAny(), code.clock, settings.getRealm()).register(environment);
        return service;
    }

    /**
     * The running service.
     *
     * @param service null before the bundle has run
     * @param asked the method that the application has called
     * @throws IllegalStateException before the bundle has run
     */
    static RunningService required(@Nullable RunningService service, String asked) {
        if (service == null) {
            throw new IllegalStateException(
                    "The JwtBundle has not run; add it with bootstrap.addBundle in initialize(), and ask for " + asked
                            + " in Application.run");
        }
        return service;
    }

    /**
     * The routes.
     *
     * @throws IllegalStateException before the server has started
     */
    Routes routes() {
        return serviceRoutes.ofApplication();
    }

    /**
     * The cookies.
     *
     * @throws IllegalStateException if the section has none
     */
    TokenCookies requiredCookies() {
        if (cookies == null) {
            throw new IllegalStateException(
                    "The jwt section has no cookies; add cookies: {} for browsers that keep their tokens in cookies");
        }
        return cookies;
    }

    /**
     * The session manager.
     *
     * @throws IllegalStateException if the section has no sessions
     */
    SessionManager requiredSessions() {
        if (sessions == null) {
            throw new IllegalStateException(
                    "The jwt section has no sessions; add sessions: {type: memory} to keep them in this process, or "
                            + "issue tokens with tokens()");
        }
        return sessions;
    }
}
