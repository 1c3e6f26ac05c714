package io.github.dropwizardjwt.token;

import java.time.Duration;
import java.util.Optional;

/**
 * The trusted issuers of an application that learns them only at run time, such as those of its tenants. Must be
 * thread-safe.
 *
 * <pre>{@code
 * builder.trust(issuer -> tenants.findByIssuer(issuer)
 *         .map(tenant -> TrustedIssuer.builder(issuer, RemoteKeys.builder(issuer).build())
 *                 .audience(List.of("orders"))
 *                 .untypedTokensAreAuthTokens()
 *                 .build()));
 * }</pre>
 *
 * <p>The builder is that of {@link TokenManager}; with the bundle, {@code JwtBundle.withTokens} has it.
 *
 * <p>Senders of tokens choose the names that are looked up, and may invent as many as they like. Answers are cached,
 * positive and negative ones, and few look-ups for unknown names run at once; a look-up should still be one query with
 * an index, and time out.
 *
 * <p>{@link io.github.dropwizardjwt.key.remote.RemoteKeys} that have not been started are a description: they are
 * fetched from the first token of the issuer on, for as long as it is in use, and not anew if a later answer describes
 * the same. Keys that the application has started remain its own, and may be those of several issuers.
 */
@FunctionalInterface
public interface TrustedIssuers {
    /**
     * Finds an issuer. Not called for issuers that are trusted in another way, nor for names that are blank, have
     * control characters or more than 512 characters.
     *
     * @param issuer the {@code iss} claim of a token that is not verified yet
     * @return the issuer with exactly this name, whose tokens are then verified with its keys and rules; empty if it is
     *     not trusted; a {@link RuntimeException} is answered with 503 and not cached. The same object as before leaves
     *     verified tokens verified; with another, each is verified anew once
     */
    Optional<TrustedIssuer> find(String issuer);

    /**
     * How long an issuer is trusted before it is looked up again: after that time at the latest, tokens of an issuer
     * that is no longer found are rejected. Read once, when the token manager is built.
     *
     * @return a positive time; 5 minutes by default
     */
    default Duration knownFor() {
        return Duration.ofMinutes(5);
    }

    /**
     * How long an issuer that was not found is not looked up again. Read once, when the token manager is built.
     *
     * @return a positive time; 30 seconds by default
     */
    default Duration unknownFor() {
        return Duration.ofSeconds(30);
    }

    /**
     * How many issuers are kept, with their keys. If there are more, those that are used least are looked up, and their
     * keys are fetched, more often. Read once, when the token manager is built.
     *
     * @return at least one; 1,000 by default
     */
    default int maxKnown() {
        return 1000;
    }
}
