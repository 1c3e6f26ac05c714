package io.github.dropwizardjwt.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.dropwizardjwt.session.EndedSessions.Reading;
import io.github.dropwizardjwt.token.RevocationCheck;
import io.github.dropwizardjwt.token.SampledCache;
import io.github.dropwizardjwt.token.Token;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers that a token is not revoked, until the store's log names its session. A token is accepted from memory only
 * if every end that was visible in the store {@code maxStaleness} before the request began has been marked in
 * {@link EndedSessions}, or the store was asked since. Without a recent reading, what is remembered is not used.
 */
final class FollowingRevocationCheck implements RevocationCheck {
    private static final int MAX_SIZE = 100_000;

    /** A second net, for sessions that somebody ends without the log. */
    private static final Duration MAX_AGE = Duration.ofMinutes(5);

    private final RevocationCheck check;
    private final SessionLogFollower follower;
    private final EndedSessions ended;
    private final TokenReferences references;
    private final DoubleSupplier share;
    private final Cache<Name, Answer> answers;
    private final SampledCache<Name, Answer> reads;

    private record Name(String issuer, String id) {}

    /**
     * The store's answer that a token was not revoked.
     *
     * @param share which part of the time that it may count it does count, so that not all are asked again at once
     */
    private record Answer(
            int epoch, int session, int ofSession, int subject, int ofSubject, Moment asked, double share) {
        long shareOf(Duration time) {
            return (long) (time.toNanos() * share);
        }
    }

    FollowingRevocationCheck(String issuer, RevocationCheck check, SessionLogFollower follower) {
        this(issuer, check, follower, () -> ThreadLocalRandom.current().nextDouble(0.5, 1));
    }

    /**
     * Gives each answer a share.
     *
     * @param share see {@link Answer#share()}; more than 0 and at most 1
     */
    FollowingRevocationCheck(String issuer, RevocationCheck check, SessionLogFollower follower, DoubleSupplier share) {
        this.check = check;
        this.follower = follower;
        this.ended = follower.ended();
        this.references = new TokenReferences(issuer);
        this.share = share;
        this.answers = Caffeine.newBuilder()
                .maximumSize(MAX_SIZE)
                .expireAfterWrite(MAX_AGE.multipliedBy(2))
                .executor(Runnable::run)
                .build();
        this.reads = new SampledCache<>(answers);
    }

    @Override
    public boolean isRevoked(Token token) {
        String id = token.id().orElse(null);
        if (id == null) {
            return check.isRevoked(token);
        }
        // First the reading, then the answer and its generations, then the clocks: in another order an old generation
        // could look as fresh as a new reading.
        Reading reading = follower.reading();
        Name name = new Name(token.issuer(), id);
        Answer known = reads.find(name);
        if (known != null && isUnchanged(known) && counts(known, reading, token)) {
            follower.remembered();
            return false;
        }
        return ask(token, name, reading, known);
    }

    private boolean isUnchanged(Answer known) {
        return ended.generation(known.session) == known.ofSession && ended.generation(known.subject) == known.ofSubject;
    }

    /** A token in its last seconds, which are those of the clock skew, may outlive its session. */
    private boolean counts(Answer known, Reading reading, Token token) {
        Moment now = follower.now();
        long limit = known.shareOf(follower.maxStaleness());
        return (reading.covers(known.epoch, limit, now) || known.asked.isWithin(limit, now))
                && known.asked.isWithin(known.shareOf(MAX_AGE), now)
                && now.millis() < token.expiresAt().toEpochMilli();
    }

    private boolean ask(Token token, Name name, Reading reading, @Nullable Answer known) {
        int session = EndedSessions.place(name(token, name));
        int subject = EndedSessions.place(token.subject());
        // Before the store is asked: the answer may not show what happens meanwhile.
        int ofSession = ended.generation(session);
        int ofSubject = ended.generation(subject);
        Moment asked = follower.now();
        follower.asked();
        boolean revoked = check.isRevoked(token);
        if (!revoked) {
            answers.put(
                    name,
                    new Answer(reading.epoch(), session, ofSession, subject, ofSubject, asked, share.getAsDouble()));
        } else if (known != null) {
            // Or it counts again with the next reading, if the log never says so.
            answers.asMap().remove(name, known);
            if (isUnchanged(known) && reading.epoch() == known.epoch) {
                follower.suspect(session, ofSession, known.epoch, token);
            }
        }
        return revoked;
    }

    /** As the log names it. */
    private String name(Token token, Name name) {
        String sid = references.sid(token);
        return sid == null ? TokenIds.hash(name.issuer(), name.id()) : sid;
    }
}
