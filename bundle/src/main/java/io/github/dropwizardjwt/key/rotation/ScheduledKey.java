package io.github.dropwizardjwt.key.rotation;

import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.key.VerificationKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key and the instants at which its state changes. An instant belongs to the state that begins with it. Immutable and
 * safe for use by many threads.
 *
 * @param name where the key comes from, a file or a setting: for people, and not secret
 * @param verificationKey the half that verifies
 * @param signingKey the half that signs; null where it is not there
 * @param activeFrom when it becomes active; {@link Instant#MIN} if it always was
 * @param retiredFrom when another one does; {@link Instant#MAX} while none is known
 * @param expiresAt when it stops to verify; {@link Instant#MAX} while that is not known
 */
public record ScheduledKey(
        String name,
        VerificationKey verificationKey,
        @Nullable SigningKey signingKey,
        Instant activeFrom,
        Instant retiredFrom,
        Instant expiresAt) {

    /**
     * A key that signs for as long as the service runs.
     *
     * @param name where it comes from
     * @param key the key
     * @return an active key
     */
    public static ScheduledKey always(String name, SigningKey key) {
        return new ScheduledKey(name, key.verificationKey(), key, Instant.MIN, Instant.MAX, Instant.MAX);
    }

    /**
     * A key that verifies for as long as the service runs, where none signs.
     *
     * @param name where it comes from
     * @param key the key
     * @return an active key without the half that signs
     */
    public static ScheduledKey always(String name, VerificationKey key) {
        return new ScheduledKey(name, key, null, Instant.MIN, Instant.MAX, Instant.MAX);
    }

    /**
     * A key that signs no more.
     *
     * @param name where it comes from
     * @param key the key
     * @param until when it stops to verify
     * @return a retired key
     */
    public static ScheduledKey retired(String name, VerificationKey key, Instant until) {
        return new ScheduledKey(name, key, null, Instant.MIN, Instant.MIN, until);
    }

    /**
     * The state at an instant.
     *
     * @param now the instant
     * @return the state
     */
    public KeyState stateAt(Instant now) {
        if (!now.isBefore(expiresAt)) {
            return KeyState.EXPIRED;
        }
        if (!now.isBefore(retiredFrom)) {
            return KeyState.RETIRED;
        }
        return now.isBefore(activeFrom) ? KeyState.NEXT : KeyState.ACTIVE;
    }
}
