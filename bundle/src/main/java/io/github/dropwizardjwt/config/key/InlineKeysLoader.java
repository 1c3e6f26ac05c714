package io.github.dropwizardjwt.config.key;

import io.github.dropwizardjwt.config.SettingException;
import io.github.dropwizardjwt.key.rotation.KeyRotation;
import io.github.dropwizardjwt.key.rotation.KeySchedule;
import io.github.dropwizardjwt.key.rotation.ScheduledKey;
import java.security.Provider;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loads the keys in the section itself.
 *
 * @param current the key that signs
 * @param previous the previous keys, which only verify, until they expire
 * @param provider the provider of their signatures; null for the Java runtime's choice
 */
record InlineKeysLoader(
        CurrentKeyLoader current,
        List<PreviousKeyLoader> previous,
        @Nullable Provider provider) implements LocalKeysLoader {
    @Override
    public void check() {
        current.check().ifPresentOrElse(this::beforePrevious, this::readPrevious);
    }

    @Override
    public LocalKeys load(Clock clock) {
        LocalKeys keys = keys(current.load(), clock);
        previous.forEach(PreviousKeyLoader::report);
        return keys;
    }

    @Override
    public LocalKeys existing(Clock clock) {
        return keys(current.existing(), clock);
    }

    @Override
    public KeyRotation rotation(Clock clock) {
        throw new SettingException(
                "keyDirectory", "is missing; keys that are given in the configuration are replaced by hand");
    }

    private LocalKeys keys(ScheduledKey key, Clock clock) {
        return LocalKeys.of(new KeySchedule(beforePrevious(key), clock), provider);
    }

    private List<ScheduledKey> beforePrevious(ScheduledKey key) {
        List<ScheduledKey> keys = new ArrayList<>(List.of(key));
        for (ScheduledKey previousKey : readPrevious()) {
            if (keys.stream().anyMatch(other -> isSameId(other, previousKey))) {
                throw new SettingException(
                        previousKey.name(),
                        "has the id of a key that stands before it, as the same key would have; drop the entry");
            }
            keys.add(previousKey);
        }
        return keys;
    }

    private List<ScheduledKey> readPrevious() {
        return previous.stream().map(PreviousKeyLoader::read).toList();
    }

    private static boolean isSameId(ScheduledKey one, ScheduledKey other) {
        return one.verificationKey().id().equals(other.verificationKey().id());
    }
}
