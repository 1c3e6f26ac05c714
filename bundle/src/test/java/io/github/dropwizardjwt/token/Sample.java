package io.github.dropwizardjwt.token;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.support.Forge;
import io.github.dropwizardjwt.support.Members;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.support.TestKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One issuer with an HS256 secret, at one moment, and what it says of tokens made by {@link Forge}. */
final class Sample {
    static final String ISSUER = Members.ISSUER;
    static final Instant NOW = Members.NOW;

    private Sample() {}

    static TokenManagerBuilder builder() {
        return builder(KeySet.signing(TestKeys.signing(Algorithm.HS256)));
    }

    static TokenManagerBuilder builder(KeySet keys) {
        return TokenManager.builder(ISSUER, keys).clock(new SettableClock(NOW));
    }

    static TokenManager manager() {
        return builder().build();
    }

    static TokenManager managerWithSkew(Duration skew) {
        return builder().clockSkew(skew).build();
    }

    static TokenManager managerFor(String... audience) {
        return builder().audience(List.of(audience)).build();
    }

    /** A good token. */
    static String token() {
        return Forge.hs256(Members.header().json(), Members.claims().json());
    }

    static String withHeader(Members header) {
        return withHeader(header.json());
    }

    static String withHeader(String header) {
        return Forge.hs256(header, Members.claims().json());
    }

    static String withClaims(Members claims) {
        return withClaims(claims.json());
    }

    static String withClaims(String claims) {
        return Forge.hs256(Members.header().json(), claims);
    }

    /** Why a token is rejected, by {@link #manager()}; null where it is accepted. Any other failure is the test's. */
    static Reason rejection(String token) {
        return rejection(manager(), token);
    }

    static Reason rejection(TokenManager manager, String token) {
        return rejection(manager, token, TokenType.AUTH);
    }

    static Reason rejection(TokenManager manager, String token, TokenType type) {
        try {
            manager.verify(token, type);
            return null;
        } catch (TokenRejectedException e) {
            return e.reason();
        }
    }
}
