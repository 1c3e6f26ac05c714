package io.github.dropwizardjwt.key.rotation;

import io.github.dropwizardjwt.key.UnusableKeyException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of a directory as they are now. A change is taken up whole or not at all: while the directory cannot be used,
 * the keys stay as they were. Safe for use by many threads.
 */
public final class DirectoryKeys {
    private static final Logger LOGGER = LoggerFactory.getLogger(DirectoryKeys.class);

    private final KeyDirectory directory;
    private final Succession succession;
    private final Clock clock;
    private final ScheduledKeys scheduled;
    private List<DirectoryKey> read;
    private volatile @Nullable String problem;

    private DirectoryKeys(KeyDirectory directory, Succession succession, Clock clock, List<DirectoryKey> read) {
        this.directory = directory;
        this.succession = succession;
        this.clock = clock;
        this.read = read;
        this.scheduled = new ScheduledKeys(succession.of(read, clock.instant()), clock);
    }

    /**
     * Reads a directory for the first time.
     *
     * @param directory the directory
     * @param succession how its keys follow one another
     * @param clock what time it is
     * @return its keys
     * @throws UnusableKeyException if there is no key, or anything that cannot be used
     */
    public static DirectoryKeys open(KeyDirectory directory, Succession succession, Clock clock) {
        return new DirectoryKeys(directory, succession, clock, directory.read(List.of(), Instant.MIN));
    }

    /**
     * The keys as a source, whose sets change with the time and with the directory.
     *
     * @return always the same object
     */
    public ScheduledKeys scheduled() {
        return scheduled;
    }

    /**
     * Why the directory cannot be used at the moment.
     *
     * @return what is wrong and how to cure it, to be read after the name of the setting; empty if all is well
     */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** Reads the directory again. What is wrong with it is logged, once, and is the {@link #problem()} until it is cured. */
    public synchronized void reload() {
        try {
            Instant now = clock.instant();
            List<DirectoryKey> found = directory.read(read, now);
            if (!found.equals(read)) {
                List<ScheduledKey> keys = succession.of(found, now);
                scheduled.replace(keys);
                read = found;
                report(keys, now);
            }
            problem = null;
        } catch (UnusableKeyException e) {
            failed(e.problem());
        } catch (RuntimeException e) {
            failed("cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private void failed(String reason) {
        if (!reason.equals(problem)) {
            LOGGER.error("The keys stay as they are, since the key directory {}", reason);
        }
        problem = reason;
    }

    private void report(List<ScheduledKey> keys, Instant now) {
        for (int i = 0; i < keys.size(); i++) {
            ScheduledKey key = keys.get(i);
            LOGGER.info("Key {} is {}, signs from {}", key.name(), key.stateAt(now), key.activeFrom());
            if (key.activeFrom().isAfter(read.get(i).name().activeFrom()) && key.stateAt(now) == KeyState.NEXT) {
                LOGGER.warn(
                        "Key {} came less than publishAhead before its time, so it signs later, from {}",
                        key.name(),
                        key.activeFrom());
            }
        }
    }
}
