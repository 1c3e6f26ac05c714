package io.github.dropwizardjwt.config.key;

import io.github.dropwizardjwt.config.PathSetting;
import io.github.dropwizardjwt.config.SettingException;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.UnusableKeyException;
import io.github.dropwizardjwt.key.rotation.KeyRotation;
import io.github.dropwizardjwt.key.rotation.RotationPolicy;
import java.nio.file.Path;
import java.security.Provider;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the keys in the directory of the {@code keyDirectory:} section. */
final class KeyDirectoryLoader implements LocalKeysLoader {
    private static final Logger LOGGER = LoggerFactory.getLogger(KeyDirectoryLoader.class);
    private static final String PATH = "keyDirectory.path";

    private final Algorithm algorithm;
    private final Path path;
    private final @Nullable Provider provider;
    private final RotationPolicy policy;
    private final Duration reloadInterval;
    private final boolean generateMissing;

    KeyDirectoryLoader(
            KeyDirectoryConfiguration settings,
            Algorithm algorithm,
            @Nullable Provider provider,
            Duration longestTokenLife,
            boolean generateMissing) {
        this.algorithm = algorithm;
        this.path = path(settings.getPath());
        this.provider = provider;
        this.policy = new RotationPolicy(javaDuration(settings.getPublishAhead()), longestTokenLife);
        this.reloadInterval = javaDuration(settings.getReloadInterval());
        this.generateMissing = generateMissing;
    }

    private static Path path(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new SettingException(PATH, "is missing; name the directory of the keys");
        }
        return PathSetting.read(PATH, text, "directory").toAbsolutePath();
    }

    /** A missing duration is a violation of its own. */
    private static Duration javaDuration(io.dropwizard.util.@Nullable Duration duration) {
        return duration == null ? Duration.ZERO : duration.toJavaDuration();
    }

    /** Checks the keys in the directory. An empty one is no violation, since a command may create the first key. */
    @Override
    public void check() {
        Clock clock = Clock.systemUTC();
        if (!attempt(rotation(clock)::isEmpty)) {
            existing(clock);
        }
    }

    @Override
    public LocalKeys load(Clock clock) {
        if (generateMissing) {
            attempt(rotation(clock)::createFirstKey)
                    .ifPresent(file -> LOGGER.warn(
                            "Generated the first {} key, in {}, since there was none; every node needs the same files",
                            algorithm,
                            file));
        }
        LocalKeys keys = existing(clock);
        LOGGER.info("The keys of jwt.{} are in {}", PATH, path);
        attempt(rotation(clock)::doubtfulSecrets)
                .forEach((file, edges) -> LOGGER.warn(
                        "The secret in {} begins or ends with {}. These characters are part of the secret: remove them in "
                                + "every service that has it, or in none",
                        file,
                        edges));
        return keys;
    }

    @Override
    public LocalKeys existing(Clock clock) {
        return LocalKeys.of(attempt(rotation(clock)::load), reloadInterval, provider);
    }

    @Override
    public KeyRotation rotation(Clock clock) {
        return new KeyRotation(path, policy, provider, algorithm, clock);
    }

    private static <T> T attempt(Supplier<T> step) {
        try {
            return step.get();
        } catch (UnusableKeyException e) {
            throw new SettingException(PATH, e.problem());
        }
    }
}
