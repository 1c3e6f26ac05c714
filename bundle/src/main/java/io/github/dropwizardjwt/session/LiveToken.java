package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.session.EndedSessions.Reading;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The store's answer that a token was not revoked, and what this node had heard before it asked. Thread-safe. */
final class LiveToken {
    private final @Nullable String sid;
    private final long expiresAt;
    private final int epoch;
    private final Generations generations;
    private final Moment asked;
    private final double share;
    private volatile boolean used;

    /**
     * An answer that is not given yet. To be created before the store is asked: the answer may not show what happens
     * meanwhile.
     *
     * @param sid the session of the token; null if it has none
     * @param expiresAt when the token expires, in milliseconds
     * @param epoch that of a reading that was taken before the generations
     * @param asked taken after them
     * @param share which part of the time that it may count it does count, so that not all are asked again at once;
     *     more than 0 and at most 1
     */
    LiveToken(@Nullable String sid, long expiresAt, int epoch, Generations generations, Moment asked, double share) {
        this.sid = sid;
        this.expiresAt = expiresAt;
        this.epoch = epoch;
        this.generations = generations;
        this.asked = asked;
        this.share = share;
    }

    /** The next answer about the same token, which is not given yet either. */
    LiveToken next(Reading reading, Generations now, Moment asking) {
        return new LiveToken(sid, expiresAt, reading.epoch(), now, asking, share);
    }

    /** By which the store knows the token. */
    TokenReference reference(LiveTokens.Name name) {
        return TokenReferences.of(name.issuer(), name.id(), sid, Instant.ofEpochMilli(expiresAt));
    }

    int epoch() {
        return epoch;
    }

    Generations generations() {
        return generations;
    }

    /** Whether the token was accepted with this answer. */
    boolean isUsed() {
        return used;
    }

    void use() {
        // Requests on many processors would wait for each other's writes.
        if (!used) {
            used = true;
        }
    }

    /** Whether a token has longer to live than so many milliseconds. */
    boolean outlives(long millis, Moment now) {
        return expiresAt - now.millis() > millis;
    }

    /** Whether it is younger than its share of a time. */
    boolean isWithin(Duration time, Moment now) {
        return asked.isWithin(shareOf(time), now);
    }

    /** Whether a reading takes in every end that was visible so long ago, or its share of that. */
    boolean isCovered(Reading reading, Duration time, Moment now) {
        return reading.covers(epoch, shareOf(time), now);
    }

    private long shareOf(Duration time) {
        return (long) (time.toNanos() * share);
    }
}
