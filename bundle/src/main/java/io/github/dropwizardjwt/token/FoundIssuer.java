package io.github.dropwizardjwt.token;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.KeySource;
import io.github.dropwizardjwt.key.VerificationKey;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * An issuer that the application has found, and its keys for as long as it is trusted: without keys, tokens that were
 * verified are not valid either. Thread-safe.
 */
final class FoundIssuer implements KeySource {
    private final IssuerDirectory directory;
    private final TrustedIssuer given;
    private final IssuerPolicy policy;
    private final FoundKeys keys;
    private final AtomicBoolean released = new AtomicBoolean();
    private volatile long releasedAt;
    private volatile boolean withdrawn;
    private volatile long asked;

    /**
     * An issuer that was just found.
     *
     * @param previous the same issuer as it was found before, whose keys go on if they are the same; null for none
     * @param asked when the application was asked for it
     */
    FoundIssuer(IssuerDirectory directory, IssuerDirectory.Answer answer, @Nullable FoundIssuer previous, long asked) {
        this.directory = directory;
        this.given = answer.given();
        IssuerPolicy own = answer.policy().withKeys(this);
        // What was logged once is not logged again with each answer.
        this.policy = previous == null ? own : own.withAdviceOf(previous.policy);
        this.keys = FoundKeys.of(given.keys(), previous == null ? null : previous.keys);
        this.asked = asked;
    }

    IssuerPolicy policy() {
        return policy;
    }

    boolean isOf(TrustedIssuer other) {
        return given == other;
    }

    boolean isCurrent() {
        return !withdrawn && directory.isCurrent(asked) && (!released.get() || directory.isRecent(releasedAt));
    }

    /**
     * Trusts it anew.
     *
     * @param moment when the application was asked for it
     * @return false if its keys have been released meanwhile
     */
    boolean renew(long moment) {
        if (released.get()) {
            return false;
        }
        asked = moment;
        return true;
    }

    /** Ends the trust: it is no longer found, or has been replaced. */
    void withdraw() {
        withdrawn = true;
        release();
    }

    /** Stops fetching its keys. Those that are known can be used for a short time. */
    void release() {
        releasedAt = directory.now();
        if (!released.getAndSet(true)) {
            keys.release();
        }
    }

    @Override
    public KeySet current() {
        return isTrusted() ? keys.source().current() : KeySet.none();
    }

    @Override
    public KeySet refreshFor(@Nullable String id, Algorithm algorithm) {
        return isTrusted() ? keys.source().refreshFor(id, algorithm) : KeySet.none();
    }

    @Override
    public KeySet refreshAfterBadSignature(VerificationKey tried) {
        return isTrusted() ? keys.source().refreshAfterBadSignature(tried) : KeySet.none();
    }

    /** Looks it up again once its time has passed. */
    private boolean isTrusted() {
        return isCurrent() || (!withdrawn && directory.find(policy.issuer()).orElse(null) == this);
    }
}
