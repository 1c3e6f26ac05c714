package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.token.TokenManager;
import java.time.Clock;

/** What a {@link SessionManager} consists of, and what else there is in the same store. Immutable and thread-safe. */
abstract class SessionServices {
    final SessionStore store;
    final JwtEventListener events;
    final TokenReferences references;
    final RefreshTokenRotation rotation;
    final RefreshClaims refreshClaims;
    final SubjectSessions subjects;
    private final TokenManager manager;
    private final BrowserSessions browsers;
    private final ApiTokens apiTokens;
    private final Tickets tickets;

    SessionServices(SessionManagerBuilder builder) {
        this.store = builder.store;
        this.events = JwtEventListener.all(builder.events);
        this.manager = builder.tokens.sessions(builder.revocationCheck()).build();
        Clock clock = builder.tokens.clock();
        this.references = new TokenReferences(manager.issuer());
        this.refreshClaims = builder.refreshClaims;
        this.rotation = new RefreshTokenRotation(
                store,
                new TokenPairIssuer(manager),
                references,
                builder.tokens.revocation(),
                builder.reuseGrace,
                clock,
                events);
        this.browsers = new BrowserSessions(
                rotation.shared(),
                new AuthTokenRenewal(
                        store, manager, references, builder.uncachedRevocation(), refreshClaims, clock, events),
                refreshClaims);
        this.subjects = new SubjectSessions(store, builder.maxPerSubject, clock, events);
        this.apiTokens = new ApiTokens(new ApiTokenIssuer(store, manager, clock, events), subjects, references);
        this.tickets = new Tickets(store, manager, references, clock);
    }

    /**
     * Issues and verifies the tokens of these sessions.
     *
     * @return the manager; it accepts own tokens only while their session is active
     */
    public TokenManager tokens() {
        return manager;
    }

    /**
     * API tokens, which programs use in place of a login.
     *
     * @return those in the same store
     */
    public ApiTokens apiTokens() {
        return apiTokens;
    }

    /**
     * What differs for browsers that keep tokens in cookies.
     *
     * @return the same sessions
     */
    public BrowserSessions browsers() {
        return browsers;
    }

    /**
     * One-use tickets, for the WebSockets of browsers.
     *
     * @return those in the same store
     */
    public Tickets tickets() {
        return tickets;
    }
}
