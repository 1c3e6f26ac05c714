package io.github.dropwizardjwt.testing;

import io.github.dropwizardjwt.key.VerificationKey;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.session.TokenPair;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenType;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Issues the tokens of one issuer with its own managers; what those do not issue, as a token that has expired, is
 * signed with the same key. Thread-safe.
 *
 * @param tokens issues without sessions, and verifies
 * @param sessions issues with sessions
 * @param keys the keys that verify, that which signs first
 * @param signer signs with the service's key
 */
record Mint(TokenManager tokens, Optional<SessionManager> sessions, List<VerificationKey> keys, Signer signer) {

    /**
     * Issues a token.
     *
     * @throws IllegalStateException if there is no key to sign with
     */
    Minted mint(TestToken wanted) {
        Token issued = sessions.map(manager -> inSession(manager, wanted)).orElseGet(() -> withoutSession(wanted));
        Map<String, @Nullable Object> claims = ClaimChanges.applied(wanted, issued.claims());
        String text = claims.equals(issued.claims()) ? issued.signed() : sign(issued.header(), claims);
        return new Minted(issued.header(), claims, text);
    }

    private Token withoutSession(TestToken wanted) {
        return wanted.type() == TokenType.REFRESH
                ? tokens.refreshToken(wanted.subject())
                : tokens.auth(wanted.subject())
                        .claims(ClaimChanges.ordinary(wanted))
                        .sign();
    }

    private static Token inSession(SessionManager sessions, TestToken wanted) {
        TokenPair pair = sessions.open(wanted.subject())
                .claims(ClaimChanges.ordinary(wanted))
                .client("test")
                .issue();
        return wanted.type() == TokenType.REFRESH ? pair.refresh() : pair.auth();
    }

    /** Signs any claims. */
    String sign(Map<String, ?> header, Map<String, ?> claims) {
        return signer.sign(header, claims);
    }

    /** The time by which tokens are issued. */
    Instant now() {
        return tokens.clock().instant();
    }

    /** The public half of the key; empty for a secret. */
    Optional<PublicKey> publicKey() {
        return keys.stream().findFirst().flatMap(VerificationKey::publicKey);
    }

    /** The token as the service sees it. */
    Token verify(String text, TokenType type) {
        return tokens.verify(text, type);
    }
}
