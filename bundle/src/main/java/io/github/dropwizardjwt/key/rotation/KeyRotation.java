package io.github.dropwizardjwt.key.rotation;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.UnusableKeyException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Puts new keys into a directory, early enough for everybody. Immutable and safe for use by many threads. */
public final class KeyRotation {
    private final KeyDirectory directory;
    private final Succession succession;
    private final Algorithm algorithm;
    private final Clock clock;

    /**
     * A rotation.
     *
     * @param directory where the keys are
     * @param succession how they follow one another
     * @param algorithm what new ones are for
     * @param clock what time it is
     */
    public KeyRotation(KeyDirectory directory, Succession succession, Algorithm algorithm, Clock clock) {
        this.directory = directory;
        this.succession = succession;
        this.algorithm = algorithm;
        this.clock = clock;
    }

    /**
     * Makes the first key of a directory without any; it signs at once. Named for the beginning of the day, so that of
     * several nodes that start together one makes it, and the others find it.
     *
     * @return the file; empty where there are keys already
     * @throws UnusableKeyException if the directory cannot be read, or the file not be written
     */
    public Optional<Path> begin() {
        directory.deleteAbandonedDrafts();
        return directory.isEmpty()
                ? Optional.of(directory.create(algorithm, clock.instant().truncatedTo(ChronoUnit.DAYS)))
                : Optional.empty();
    }

    /**
     * Makes the next key. It signs after twice the time that it must have been published, so that its file has as much
     * time to reach all nodes.
     *
     * @return the file; empty where the next key is there already
     * @throws UnusableKeyException if the directory cannot be used, or the file not be written
     */
    public Optional<Path> next() {
        List<ScheduledKey> keys = keys().keys();
        Instant now = clock.instant();
        if (keys.stream().anyMatch(key -> key.stateAt(now) == KeyState.NEXT)) {
            return Optional.empty();
        }
        Algorithm present = keys.get(0).verificationKey().algorithm();
        if (present.isSymmetric() != algorithm.isSymmetric()) {
            throw new UnusableKeyException("has keys for " + present + ", which a key for " + algorithm
                    + " cannot follow: secrets and key pairs are not mixed; begin with another directory, which ends the "
                    + "life of all tokens");
        }
        Duration ahead = succession.publishAhead().multipliedBy(2);
        return Optional.of(directory.create(algorithm, nextMinute(now.plus(ahead))));
    }

    /** Names are easier to read without seconds. */
    private static Instant nextMinute(Instant instant) {
        return instant.plus(Duration.ofMinutes(1)).truncatedTo(ChronoUnit.MINUTES);
    }

    /**
     * The keys that are there.
     *
     * @return the keys and their times
     * @throws UnusableKeyException if the directory cannot be used
     */
    public ScheduledKeys keys() {
        return DirectoryKeys.open(directory, succession, clock).scheduled();
    }
}
