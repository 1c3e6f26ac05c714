package io.github.dropwizardjwt.session;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * What this node has heard about the end of sessions. A name has a generation, which increases with each end that is
 * heard of; names may share one. An answer of the store counts only while the generations of its names are those that
 * were read before it was asked.
 *
 * <p>Thread-safe: one thread reads the log, others mark what they end themselves.
 */
final class EndedSessions {
    private static final int BITS = 16;

    private final AtomicIntegerArray generations = new AtomicIntegerArray(1 << BITS);
    /** Separate: a client may send any session id, and must not change the generation of a subject by that. */
    private final AtomicIntegerArray ofSubjects = new AtomicIntegerArray(1 << BITS);

    private volatile Reading reading = new Reading(0, null, null);

    /**
     * The last successful reading of the log.
     *
     * @param epoch increases when it cannot be known what was missed
     * @param began the moment before it; null if there was none yet
     * @param lastBefore the moment before the last reading of the epoch before
     */
    record Reading(
            int epoch, @Nullable Moment began, @Nullable Moment lastBefore) {
        /** Whether what was known in an epoch takes in every end that was visible {@code limit} nanoseconds ago. */
        boolean covers(int knownIn, long limit, Moment now) {
            Moment until = knownIn == epoch ? began : knownIn == epoch - 1 ? lastBefore : null;
            return until != null && until.isWithin(limit, now);
        }
    }

    /** Those of a token now, which is known to the log by the name of its session, or its own if it has none. */
    Generations generations(String name, String subject) {
        return generations(place(name), place(subject));
    }

    /** Those of the same token now. */
    Generations again(Generations known) {
        return generations(known.session(), known.subject());
    }

    /** Whether nothing that concerns the token was marked since. */
    boolean isUnchanged(Generations known) {
        return isSessionUnchanged(known) && ofSubjects.get(known.subject()) == known.ofSubject();
    }

    /** Whether neither its session was marked since, nor the token by itself. */
    boolean isSessionUnchanged(Generations known) {
        return generations.get(known.session()) == known.ofSession();
    }

    private Generations generations(int session, int subject) {
        return new Generations(session, generations.get(session), subject, ofSubjects.get(subject));
    }

    /** Where the generation of a name is. */
    static int place(String name) {
        // The upper bits of a product depend on all bits of the factor.
        return (name.hashCode() * 0x9E3779B9) >>> (Integer.SIZE - BITS);
    }

    /** Invalidates what is known of a session, or of a token that has none. */
    void mark(String name) {
        generations.incrementAndGet(place(name));
    }

    /** Invalidates what is known of all tokens of a subject. */
    void markSubject(String subject) {
        ofSubjects.incrementAndGet(place(subject));
    }

    Reading reading() {
        return reading;
    }

    /** Everything that the log named was marked. */
    void heard(Moment began) {
        Reading last = reading;
        reading = new Reading(last.epoch, began, last.lastBefore);
    }

    /** The log does not tell what happened before this reading. */
    void lost(Moment began) {
        Reading last = reading;
        reading = new Reading(last.epoch + 1, began, last.began);
    }
}
