package io.github.dropwizardjwt.auth.principal;

import io.github.dropwizardjwt.session.ApplicationFailures;
import io.github.dropwizardjwt.token.Token;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The look-ups for one purpose: one for this service's own subjects, and one for each trusted issuer whose subjects the
 * application maps itself. A subject of any other issuer is not looked up: its {@code alice} is not ours. Not
 * thread-safe while it is set up.
 */
final class Lookups<T> {
    private final String purpose;
    private final ApplicationFailures failures;
    private final Map<String, Lookup<T>> ofIssuers = new HashMap<>();
    private @Nullable Lookup<T> own;

    /**
     * Starts without any look-up.
     *
     * @param purpose for messages
     */
    Lookups(String purpose) {
        this.purpose = purpose;
        this.failures = new ApplicationFailures(purpose);
    }

    void setOwn(Function<? super Token, ? extends T> lookup) {
        checkFirst(own);
        own = new Lookup<>(lookup, failures);
    }

    void setOf(String issuer, Function<? super Token, ? extends T> lookup) {
        checkFirst(ofIssuers.putIfAbsent(issuer, new Lookup<>(lookup, failures)));
    }

    private void checkFirst(@Nullable Lookup<T> before) {
        if (before != null) {
            throw new IllegalArgumentException(purpose + " is registered twice; register it once");
        }
    }

    /** Whether the application has said anything about the subjects of a token, if only that others are not its own. */
    boolean concern(Token token) {
        return own != null || ofIssuers.containsKey(token.issuer());
    }

    /** The result for a token; empty where no look-up is responsible for its subject. */
    Optional<T> of(Token token) {
        Lookup<T> lookup = ofIssuers.get(token.issuer());
        if (lookup == null && token.hasOwnSubject()) {
            lookup = own;
        }
        return lookup == null ? Optional.empty() : Optional.of(lookup.apply(token));
    }
}
