package io.github.dropwizardjwt.token;

import io.github.dropwizardjwt.key.KeySource;
import io.github.dropwizardjwt.key.KeysUnavailableException;
import io.github.dropwizardjwt.key.SigningKey;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * Issues a service's own tokens, with the key that signs at the moment. Immutable and thread-safe.
 *
 * @param inSessions whether tokens are issued in sessions only
 */
record TokenIssuer(
        KeySource keys, TokenSigner signer, Duration authMaxAge, Duration refreshMaxAge, boolean inSessions) {

    /** Why a resource server, which has no such object, cannot do what concerns tokens of its own. */
    static IllegalStateException absent() {
        return new IllegalStateException(
                "This service issues no tokens: it has neither an issuer nor a key of its own, "
                        + "and only accepts those of the issuers that it trusts; to issue tokens, set jwt.issuer, jwt.algorithm "
                        + "and a key, or use TokenManager.builder");
    }

    String issuer() {
        return signer.issuer();
    }

    AuthTokenBuilder auth(String subject) {
        checkStateless();
        return new AuthTokenBuilder(signer, signingKey(), RegisteredClaims.checkSubject(subject), authMaxAge);
    }

    Token refreshToken(String subject) {
        checkStateless();
        return signer.issue(
                signingKey(), TokenType.REFRESH, RegisteredClaims.checkSubject(subject), refreshMaxAge, Map.of());
    }

    Token sign(SessionClaims session) {
        Duration usual = session.type() == TokenType.AUTH ? authMaxAge : refreshMaxAge;
        return signer.issue(signingKey(), session, Objects.requireNonNullElse(session.maxAge(), usual));
    }

    private SigningKey signingKey() {
        try {
            return keys.current()
                    .signingKey()
                    .orElseThrow(() -> new IllegalStateException(
                            "This service verifies tokens only: it has a public key and none to sign with; set "
                                    + "jwt.privateKey or jwt.privateKeyFile to issue tokens"));
        } catch (KeysUnavailableException e) {
            throw new TokenUnavailableException("The service's own keys are not available", e);
        }
    }

    /** Tokens without a session would be rejected by every service that shares the store. */
    private void checkStateless() {
        if (inSessions) {
            throw new IllegalStateException("Sessions are configured, so a login opens one: "
                    + "jwt.sessions().open(subject, scope, claims) gives its auth token and refresh token. "
                    + "For a token without a login, call jwt.sessions().apiTokens().create(subject, name, maxAge)");
        }
    }
}
