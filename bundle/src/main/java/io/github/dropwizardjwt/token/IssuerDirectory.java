package io.github.dropwizardjwt.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The issuers that the application finds at run time. Its answers are cached for a limited time, and in a limited
 * number, since senders of tokens choose the names. Thread-safe.
 */
final class IssuerDirectory {
    static final int MAX_NAME_LENGTH = 512;
    static final int MAX_UNKNOWN = 10_000;
    /** How long the keys of an issuer without any token are kept up to date, beyond the time of its last look-up. */
    private static final Duration IDLE = Duration.ofHours(1);

    /** How long the keys of an issuer that was evicted are used by requests that had found it. */
    private static final Duration UNREFRESHED = Duration.ofMinutes(1);

    private final TrustedIssuers application;
    private final Duration knownFor;
    private final Ticker ticker;
    private final Cache<String, FoundIssuer> known;
    private final Cache<String, Boolean> unknown;
    private final IssuerLookups first = IssuerLookups.ofUnknownIssuers();
    private final IssuerLookups again = IssuerLookups.ofKnownIssuers();
    private boolean closed;

    /**
     * A directory without answers.
     *
     * @throws IllegalArgumentException if a time or the size is not positive
     */
    IssuerDirectory(TrustedIssuers application, Ticker ticker) {
        this.application = application;
        this.knownFor = positive(application.knownFor());
        this.ticker = ticker;
        if (application.maxKnown() < 1) {
            throw new IllegalArgumentException("TrustedIssuers.maxKnown() must be at least 1");
        }
        this.known = Caffeine.newBuilder()
                .maximumSize(application.maxKnown())
                .expireAfterAccess(knownFor.plus(IDLE))
                .ticker(ticker)
                .executor(Runnable::run)
                .removalListener(IssuerDirectory::release)
                .build();
        this.unknown = Caffeine.newBuilder()
                .maximumSize(MAX_UNKNOWN)
                .expireAfterWrite(positive(application.unknownFor()))
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    private static Duration positive(Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("The times of TrustedIssuers must be positive");
        }
        return time;
    }

    /** Those that are replaced or no longer trusted are withdrawn explicitly. */
    private static void release(@Nullable String issuer, @Nullable FoundIssuer evicted, RemovalCause cause) {
        if (evicted != null && cause.wasEvicted()) {
            evicted.release();
        }
    }

    /**
     * The issuer of this name.
     *
     * @return empty if the application does not trust it
     * @throws TokenUnavailableException if the application cannot tell, or too many look-ups are running
     */
    Optional<FoundIssuer> find(String issuer) {
        FoundIssuer present = known.getIfPresent(issuer);
        if (present == null) {
            return isUnknown(issuer) ? Optional.empty() : first.ask(issuer, () -> lookUp(issuer));
        }
        return present.isCurrent() ? Optional.of(present) : again.ask(issuer, () -> lookUp(issuer));
    }

    private boolean isUnknown(String issuer) {
        return issuer.length() > MAX_NAME_LENGTH
                || !RegisteredClaims.isName(issuer)
                || unknown.getIfPresent(issuer) != null;
    }

    private Optional<FoundIssuer> lookUp(String issuer) {
        // Somebody else may just have finished asking.
        FoundIssuer present = known.getIfPresent(issuer);
        if (present != null && present.isCurrent()) {
            return Optional.of(present);
        }
        if (unknown.getIfPresent(issuer) != null) {
            return Optional.empty();
        }
        // Counted from the beginning: the answer may be that old.
        long asked = ticker.read();
        return take(issuer, answer(issuer), asked);
    }

    /** At once, so that no answer is lost where an issuer is looked up twice, being evicted meanwhile. */
    private synchronized Optional<FoundIssuer> take(String issuer, Optional<Answer> answer, long asked) {
        if (closed) {
            throw new TokenUnavailableException("The token manager is closed");
        }
        FoundIssuer previous = known.getIfPresent(issuer);
        if (answer.isEmpty()) {
            unknown.put(issuer, Boolean.TRUE);
            known.invalidate(issuer);
            withdraw(previous);
            return Optional.empty();
        }
        if (previous != null && previous.isOf(answer.get().given()) && previous.renew(asked)) {
            return Optional.of(previous);
        }
        FoundIssuer next = new FoundIssuer(this, answer.get(), previous, asked);
        if (previous == null) {
            answer.get().given().warn();
        }
        known.put(issuer, next);
        withdraw(previous);
        return Optional.of(next);
    }

    /** Stops fetching keys. Issuers are not found any more. */
    synchronized void close() {
        closed = true;
        known.asMap().values().forEach(FoundIssuer::withdraw);
        known.invalidateAll();
    }

    private static void withdraw(@Nullable FoundIssuer previous) {
        if (previous != null) {
            previous.withdraw();
        }
    }

    long now() {
        return ticker.read();
    }

    /** Whether keys that have not been refreshed since then may still be used. */
    boolean isRecent(long released) {
        return ticker.read() - released < UNREFRESHED.toNanos();
    }

    /** Whether an answer to a look-up that began at this moment may still be used. */
    boolean isCurrent(long asked) {
        return ticker.read() - asked < knownFor.toNanos();
    }

    /** What the application has returned, and the policy of the one issuer that it is. */
    record Answer(TrustedIssuer given, IssuerPolicy policy) {}

    private Optional<Answer> answer(String issuer) {
        try {
            return Objects.requireNonNull(
                            application.find(issuer), "TrustedIssuers returned null; return Optional.empty()")
                    .map(given -> new Answer(given, only(issuer, given)));
        } catch (TokenUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new TokenUnavailableException("The look-up of an issuer failed", e);
        }
    }

    private static IssuerPolicy only(String issuer, TrustedIssuer given) {
        // Of several issuers, none has the subjects of this service unless the application says so.
        List<IssuerPolicy> policies = given.policies(Subjects.SEPARATE);
        if (policies.size() != 1 || !policies.get(0).issuer().equals(issuer)) {
            throw new IllegalStateException("TrustedIssuers returned " + given
                    + " for an issuer with another name; it must return the one that it is asked for, or none");
        }
        return policies.get(0);
    }
}
