package io.github.dropwizardjwt;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.UnusableKeyException;
import io.github.dropwizardjwt.key.rotation.DirectoryKeys;
import io.github.dropwizardjwt.key.rotation.KeyDirectory;
import io.github.dropwizardjwt.key.rotation.KeyRotation;
import io.github.dropwizardjwt.key.rotation.Succession;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From {@code keyDirectory:} to the keys in the directory. */
final class KeyDirectorySettings {
    private static final Logger LOGGER = LoggerFactory.getLogger(KeyDirectorySettings.class);
    private static final String PATH = "keyDirectory.path";

    private final Algorithm algorithm;
    private final Path path;
    private final KeyDirectory directory;
    private final Succession succession;
    private final Duration reloadInterval;
    private final boolean generateMissing;

    KeyDirectorySettings(JwtConfiguration configuration, KeyDirectoryConfiguration settings, Algorithm algorithm) {
        this.algorithm = algorithm;
        this.path = path(settings.getPath());
        this.directory = new KeyDirectory(path, new ProviderSetting(configuration.getProvider()).provider());
        this.succession = new Succession(javaDuration(settings.getPublishAhead()), longestTokenLife(configuration));
        this.reloadInterval = javaDuration(settings.getReloadInterval());
        this.generateMissing = configuration.isGenerateMissing();
    }

    private static Path path(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new SettingException(PATH, "is missing; name the directory of the keys");
        }
        return PathSetting.read(PATH, text, "directory").toAbsolutePath();
    }

    private static Duration longestTokenLife(JwtConfiguration configuration) {
        Duration auth = javaDuration(configuration.getAuthMaxAge());
        Duration refresh = javaDuration(configuration.getRefreshMaxAge());
        Duration longer = auth.compareTo(refresh) > 0 ? auth : refresh;
        return longer.plus(javaDuration(configuration.getClockSkew()));
    }

    /** What is missing is a violation of its own. */
    private static Duration javaDuration(io.dropwizard.util.@Nullable Duration duration) {
        return duration == null ? Duration.ZERO : duration.toJavaDuration();
    }

    /**
     * Checks the keys that are there. With none the application does not start, but a command may make the first.
     *
     * @throws SettingException if they are not usable
     */
    void check() {
        if (!attempt(directory::isEmpty)) {
            open(Clock.systemUTC());
        }
    }

    /**
     * Gives the keys, and makes the first one where that is wished for and there is none.
     *
     * @throws SettingException as {@link #open(Clock)}, or if it cannot be made
     */
    OwnKeys load(Clock clock) {
        if (generateMissing) {
            attempt(rotation(clock)::begin)
                    .ifPresent(file -> LOGGER.warn(
                            "Made the first {} key, in {}, since there was none; every node needs the same files",
                            algorithm,
                            file));
        }
        OwnKeys keys = open(clock);
        LOGGER.info("The keys of jwt.{} are in {}", PATH, path);
        attempt(directory::secretsWithInvisibleEdges)
                .forEach(file -> LOGGER.warn(
                        "The secret in {} begins or ends with a byte order mark, a blank or a second line break, which is "
                                + "part of it; where the same secret is without, other tokens count",
                        file));
        return keys;
    }

    /**
     * Gives the keys that are there.
     *
     * @throws SettingException if there is none, or they are not usable
     */
    OwnKeys open(Clock clock) {
        return OwnKeys.of(attempt(() -> DirectoryKeys.open(directory, succession, clock)), reloadInterval);
    }

    KeyRotation rotation(Clock clock) {
        return new KeyRotation(directory, succession, algorithm, clock);
    }

    private static <T> T attempt(Supplier<T> step) {
        try {
            return step.get();
        } catch (UnusableKeyException e) {
            throw new SettingException(PATH, e.problem());
        }
    }
}
