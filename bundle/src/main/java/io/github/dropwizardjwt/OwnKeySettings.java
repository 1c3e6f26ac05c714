package io.github.dropwizardjwt;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.rotation.KeyRotation;
import io.github.dropwizardjwt.key.rotation.ScheduledKey;
import io.github.dropwizardjwt.key.rotation.ScheduledKeys;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** From all settings that concern this service's own keys to the keys: in the section itself, or in a directory. */
final class OwnKeySettings {
    private final JwtConfiguration configuration;
    private final Algorithm algorithm;
    private final KeySettings inline;

    OwnKeySettings(JwtConfiguration configuration, Algorithm algorithm) {
        this.configuration = configuration;
        this.algorithm = algorithm;
        this.inline = new KeySettings(configuration, algorithm);
    }

    /**
     * Checks the settings and the keys they give, without making any.
     *
     * @throws SettingException if they contradict each other or give no usable keys
     */
    void check() {
        if (configuration.isPublishKeys() && algorithm.isSymmetric()) {
            throw new SettingException(
                    "publishKeys",
                    "has nothing to publish: " + algorithm + " has a secret only; drop it, or choose an RS, PS, ES or "
                            + "EdDSA algorithm");
        }
        directory().ifPresentOrElse(KeyDirectorySettings::check, () -> {
            inline.check().ifPresentOrElse(this::beforePreviousKeys, this::previousKeys);
        });
    }

    /**
     * Gives the keys, and makes one first where that is wished for and there is none.
     *
     * @param clock what time it is
     * @throws SettingException as {@link #check()}
     */
    OwnKeys load(Clock clock) {
        return directory().map(keys -> keys.load(clock)).orElseGet(() -> {
            OwnKeys keys = inline(inline.load(), clock);
            previousKeySettings().forEach(PreviousKeySettings::report);
            return keys;
        });
    }

    /**
     * Gives the keys that are there.
     *
     * @param clock what time it is
     * @throws SettingException as {@link #check()}, also where a key would have to be made
     */
    OwnKeys existing(Clock clock) {
        return directory().map(keys -> keys.open(clock)).orElseGet(() -> inline(inline.existing(), clock));
    }

    /**
     * Makes new keys in the key directory.
     *
     * @param clock what time it is
     * @throws SettingException if there is none, or as {@link #check()}
     */
    KeyRotation rotation(Clock clock) {
        return directory()
                .map(keys -> keys.rotation(clock))
                .orElseThrow(() -> new SettingException(
                        "keyDirectory", "is missing; keys that are given in the configuration are replaced by hand"));
    }

    private OwnKeys inline(ScheduledKey key, Clock clock) {
        return OwnKeys.of(new ScheduledKeys(beforePreviousKeys(key), clock));
    }

    private List<ScheduledKey> beforePreviousKeys(ScheduledKey key) {
        List<ScheduledKey> keys = new ArrayList<>(List.of(key));
        for (ScheduledKey previous : previousKeys()) {
            if (keys.stream().anyMatch(other -> isSameId(other, previous))) {
                throw new SettingException(
                        previous.name(),
                        "has the id of a key that stands before it, as the same key would have; drop the entry");
            }
            keys.add(previous);
        }
        return keys;
    }

    private static boolean isSameId(ScheduledKey one, ScheduledKey other) {
        return one.verificationKey().id().equals(other.verificationKey().id());
    }

    private List<ScheduledKey> previousKeys() {
        return previousKeySettings().map(PreviousKeySettings::read).toList();
    }

    private Stream<PreviousKeySettings> previousKeySettings() {
        List<PreviousKeyConfiguration> entries = configuration.getPreviousKeys();
        ProviderSetting provider = new ProviderSetting(configuration.getProvider());
        return IntStream.range(0, entries.size())
                .mapToObj(i -> new PreviousKeySettings("previousKeys[" + i + "]", entries.get(i), algorithm, provider));
    }

    private Optional<KeyDirectorySettings> directory() {
        KeyDirectoryConfiguration directory = configuration.getKeyDirectory();
        if (directory == null) {
            return Optional.empty();
        }
        String problem = "stands beside keyDirectory; keep one of them";
        inline.checkAbsent(problem);
        if (!configuration.getPreviousKeys().isEmpty()) {
            throw new SettingException("previousKeys", problem + ", and put former keys into the directory");
        }
        return Optional.of(new KeyDirectorySettings(configuration, directory, algorithm));
    }
}
