package io.github.dropwizardjwt.key.rotation;

import io.github.dropwizardjwt.key.UnusableKeyException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * When each key of a directory is used: it signs from the instant in its name until the next key does, and verifies
 * until the last token that it signed has expired. Nodes that read the same files derive the same instants without
 * talking to each other. Immutable.
 *
 * @param publishAhead how long a key must be published before it signs
 * @param longestTokenLife how long a token is accepted after it was issued, clock skew included
 */
public record RotationPolicy(Duration publishAhead, Duration longestTokenLife) {

    /**
     * Schedules keys.
     *
     * @param keys at least one, in the order of their names
     * @param now the current time
     * @throws UnusableKeyException if they cannot follow one another
     */
    List<ScheduledKey> schedule(List<LoadedKey> keys, Instant now) {
        for (int i = 1; i < keys.size(); i++) {
            check(keys.get(i), keys.subList(0, i));
        }
        ScheduledKey[] scheduled = new ScheduledKey[keys.size()];
        Instant successor = Instant.MAX;
        for (int i = keys.size() - 1; i >= 0; i--) {
            Instant activeFrom = earlier(i == 0 ? atOnce(keys.get(0), now) : inTime(keys.get(i)), successor);
            scheduled[i] = scheduled(keys.get(i), activeFrom, successor);
            successor = activeFrom;
        }
        return List.of(scheduled);
    }

    /** The first key waits for nobody: it may be the successor of a leaked key whose file was deleted. */
    private static Instant atOnce(LoadedKey key, Instant now) {
        return earlier(key.name().activeFrom(), now.truncatedTo(ChronoUnit.SECONDS));
    }

    /** A key that was published late signs late: before that, not everybody may know it. */
    private Instant inTime(LoadedKey key) {
        Instant published = key.publishedSince().plus(publishAhead);
        Instant named = key.name().activeFrom();
        return published.isAfter(named) ? published : named;
    }

    private ScheduledKey scheduled(LoadedKey key, Instant activeFrom, Instant retiredFrom) {
        return new ScheduledKey(
                key.name().toString(),
                key.verificationKey(),
                key.signingKey(),
                activeFrom,
                retiredFrom,
                expiresAt(retiredFrom));
    }

    /** Later by publishAhead, for nodes whose clock is slow, or that loaded the next key late. */
    private Instant expiresAt(Instant retiredFrom) {
        return retiredFrom.equals(Instant.MAX)
                ? Instant.MAX
                : retiredFrom.plus(longestTokenLife).plus(publishAhead);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static void check(LoadedKey key, List<LoadedKey> before) {
        for (LoadedKey other : before) {
            String both = other.name() + " and " + key.name();
            if (key.name().activeFrom().equals(other.name().activeFrom())) {
                throw new UnusableKeyException("has two keys that sign from the same instant, " + both
                        + "; give one of the files another instant");
            }
            if (key.verificationKey().id().equals(other.verificationKey().id())) {
                throw new UnusableKeyException(
                        "has the same key, or two keys with the same id, in " + both + "; remove one of the files");
            }
            if (key.name().algorithm().isSymmetric() != other.name().algorithm().isSymmetric()) {
                throw new UnusableKeyException("has a secret beside a public or private key, " + both
                        + "; remove one of the files, and with it the tokens of that key");
            }
            if (key.signingKey() == null && other.signingKey() != null) {
                throw new UnusableKeyException("has a public key that follows a private one, " + both
                        + "; when its time came, nothing could be signed: put its private key there");
            }
        }
    }
}
