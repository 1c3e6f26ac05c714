package io.github.dropwizardjwt.key.rotation;

import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.key.VerificationKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key and the instants at which its state changes. An instant belongs to the state that begins with it. Immutable and
 * thread-safe.
 *
 * @param name the file or the setting that the key comes from, without anything secret
 * @param verificationKey the half that verifies
 * @param signingKey the half that signs; null if only the public key is known
 * @param activeFrom when it begins to sign; {@link Instant#MIN} if it always has
 * @param retiredFrom when another key begins to sign; {@link Instant#MAX} while none is known
 * @param expiresAt when it ceases to verify; {@link Instant#MAX} while that is not known
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
     * @param name the setting that it comes from
     * @param key the key
     * @return an active key
     */
    public static ScheduledKey always(String name, SigningKey key) {
        return new ScheduledKey(name, key.verificationKey(), key, Instant.MIN, Instant.MAX, Instant.MAX);
    }

    /**
     * A key that verifies for as long as the service runs, which issues no tokens.
     *
     * @param name the setting that it comes from
     * @param key the key
     * @return an active key that cannot sign
     */
    public static ScheduledKey always(String name, VerificationKey key) {
        return new ScheduledKey(name, key, null, Instant.MIN, Instant.MAX, Instant.MAX);
    }

    /**
     * A key that no longer signs.
     *
     * @param name the setting that it comes from
     * @param key the key
     * @param until when it ceases to verify
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
