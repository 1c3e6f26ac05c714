package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.token.RevocationCheck;
import io.github.dropwizardjwt.token.Token;
import java.time.Clock;

/**
 * Accepts an own token while its session is active and the token itself was not revoked; an own token without a session
 * is rejected. Tokens of other issuers belong to no session here, and can be revoked by their id if they have one.
 */
final class SessionRevocationCheck implements RevocationCheck {
    private final TokenReferences references;
    private final SessionStore store;
    private final Clock clock;

    SessionRevocationCheck(String issuer, SessionStore store, Clock clock) {
        this.references = new TokenReferences(issuer);
        this.store = store;
        this.clock = clock;
    }

    @Override
    public boolean isRevoked(Token token) {
        boolean own = references.isOwn(token);
        if (own && references.sid(token) == null) {
            return true;
        }
        return references
                .of(token)
                .map(reference -> !store.isLive(reference, clock.instant()))
                .orElse(own);
    }
}
