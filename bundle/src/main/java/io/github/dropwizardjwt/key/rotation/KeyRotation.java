package io.github.dropwizardjwt.key.rotation;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.UnusableKeyException;
import java.nio.file.Path;
import java.security.Provider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Key rotation in a directory with one file per key, whose name says when the key begins to sign and with which
 * algorithm, as in {@code 2026-12-01T00-00-00Z.ES256.pem}: loads the keys, and creates the first one and the next ones.
 * Subdirectories and files whose name begins with a dot are ignored. Immutable and thread-safe.
 */
public final class KeyRotation {
    private final KeyDirectory directory;
    private final RotationPolicy policy;
    private final Algorithm algorithm;
    private final Clock clock;

    /**
     * The rotation of a directory, which need not exist yet.
     *
     * @param directory the directory
     * @param policy when each of its keys is used
     * @param provider the provider whose signatures its keys make and check; null for the Java runtime's choice
     * @param algorithm the algorithm of new keys
     * @param clock tells the time
     */
    public KeyRotation(
            Path directory, RotationPolicy policy, @Nullable Provider provider, Algorithm algorithm, Clock clock) {
        this.directory = new KeyDirectory(directory, provider);
        this.policy = policy;
        this.algorithm = algorithm;
        this.clock = clock;
    }

    /**
     * Whether there is no file that could hold a key.
     *
     * @return true also if the directory does not exist
     * @throws UnusableKeyException if it exists and cannot be read
     */
    public boolean isEmpty() {
        return directory.isEmpty();
    }

    /**
     * Loads the keys.
     *
     * @return the keys, which can be reloaded
     * @throws UnusableKeyException if there is no key, or any file or the directory cannot be used
     */
    public ReloadableKeys load() {
        return ReloadableKeys.load(directory, policy, clock);
    }

    /**
     * Finds secrets that begin or end with what is hardly meant to be part of them: a blank, or quotes, for example.
     *
     * @return the files, each with a noun phrase that says what it is
     * @throws UnusableKeyException if a file or the directory cannot be read
     */
    public Map<Path, String> doubtfulSecrets() {
        return directory.doubtfulSecrets();
    }

    /**
     * Creates the first key of an empty directory, which signs at once. Its file is named for the beginning of the day
     * (UTC), so that of several nodes that start together one creates it and the others find it.
     *
     * @return the file; empty if there are keys already
     * @throws UnusableKeyException if the directory cannot be read, or the file cannot be written
     */
    public Optional<Path> createFirstKey() {
        if (isEmpty()) {
            return Optional.of(directory.create(algorithm, clock.instant().truncatedTo(ChronoUnit.DAYS)));
        }
        directory.deleteAbandonedFiles();
        return Optional.empty();
    }

    /**
     * Creates the next key. It begins to sign after twice the time for which it must be published before, so that its
     * file has as much time to reach all nodes.
     *
     * @return the file; empty if the next key is there already
     * @throws UnusableKeyException if the directory cannot be used, or the file cannot be written
     */
    public Optional<Path> createNextKey() {
        List<ScheduledKey> keys = load().schedule().keys();
        Instant now = clock.instant();
        if (keys.stream().anyMatch(key -> key.stateAt(now) == KeyState.NEXT)) {
            return Optional.empty();
        }
        Algorithm current = keys.get(0).verificationKey().algorithm();
        if (current.isSymmetric() != algorithm.isSymmetric()) {
            throw new UnusableKeyException("has keys for " + current + ", which a key for " + algorithm
                    + " cannot follow: secrets and key pairs are not mixed; begin with another directory, which ends the "
                    + "life of all tokens");
        }
        Duration ahead = policy.publishAhead().multipliedBy(2);
        return Optional.of(directory.create(algorithm, nextMinute(now.plus(ahead))));
    }

    /** Names are easier to read without seconds. */
    private static Instant nextMinute(Instant instant) {
        return instant.plus(Duration.ofMinutes(1)).truncatedTo(ChronoUnit.MINUTES);
    }
}
