package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.session.EndedSessions.Reading;
import io.github.dropwizardjwt.session.LiveTokens.Name;
import io.github.dropwizardjwt.token.RevocationCheck;
import io.github.dropwizardjwt.token.Token;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers that a token is not revoked, until the store's log names its session. A token is accepted from memory only
 * if every end that was visible in the store {@code maxStaleness} before the request began has been marked in
 * {@link EndedSessions}, or the store was asked since.
 */
final class FollowingRevocationCheck implements RevocationCheck {
    private final RevocationCheck check;
    private final SessionLogFollower follower;
    private final LiveTokens tokens;
    private final EndedSessions ended;
    private final TokenReferences references;
    private final DoubleSupplier share;

    FollowingRevocationCheck(String issuer, RevocationCheck check, SessionLogFollower follower) {
        this(issuer, check, follower, () -> ThreadLocalRandom.current().nextDouble(0.5, 1));
    }

    /**
     * Gives each answer a share.
     *
     * @param share see {@link LiveToken}
     */
    FollowingRevocationCheck(String issuer, RevocationCheck check, SessionLogFollower follower, DoubleSupplier share) {
        this.check = check;
        this.follower = follower;
        this.tokens = follower.tokens();
        this.ended = follower.ended();
        this.references = new TokenReferences(issuer);
        this.share = share;
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
        // One text for all own tokens: it need not be kept, nor compared, for each of them.
        Name name = new Name(references.isOwn(token) ? references.issuer() : token.issuer(), id);
        LiveToken known = tokens.find(name);
        if (known != null && ended.isUnchanged(known.generations()) && counts(known, reading, token)) {
            known.use();
            follower.remembered();
            return false;
        }
        return ask(token, name, reading, known);
    }

    /** A token in its last seconds, which are those of the clock skew, may outlive its session. */
    private boolean counts(LiveToken known, Reading reading, Token token) {
        Moment now = follower.now();
        return (known.isCovered(reading, follower.maxStaleness(), now) || known.isWithin(follower.maxStaleness(), now))
                && known.isWithin(LiveTokens.MAX_AGE, now)
                && now.millis() < token.expiresAt().toEpochMilli();
    }

    private boolean ask(Token token, Name name, Reading reading, @Nullable LiveToken known) {
        String sid = references.sid(token);
        Generations generations =
                ended.generations(sid == null ? TokenIds.hash(name.issuer(), name.id()) : sid, token.subject());
        LiveToken next = new LiveToken(
                sid,
                token.expiresAt().toEpochMilli(),
                reading.epoch(),
                generations,
                follower.now(),
                share.getAsDouble());
        follower.asked();
        boolean revoked = check.isRevoked(token);
        if (!revoked) {
            tokens.put(name, next);
        } else if (known != null) {
            // Or it counts again with the next reading, if the log never says so.
            tokens.remove(name, known);
            follower.suspect(known);
        }
        return revoked;
    }
}
