package io.github.dropwizardjwt.config;

import io.github.dropwizardjwt.key.KeyFiles;
import io.github.dropwizardjwt.key.KeyIds;
import io.github.dropwizardjwt.key.UnusableKeyException;
import io.github.dropwizardjwt.key.jwk.KeyParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings of one key: the key itself, the name of an environment variable, or a file. Immutable and thread-safe.
 */
public final class KeyReference {
    private static final Logger LOGGER = LoggerFactory.getLogger(KeyReference.class);
    private static final String VARIABLE_START = "${";
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(?:env:)?(\\w+)}");

    private final String name;
    private final @Nullable String text;
    private final @Nullable Path file;

    /**
     * The settings of a key.
     *
     * @param name the path of the setting that holds the key; that of the file has {@code File} behind it
     * @param text the key, or <code>${NAME}</code>; null if it is not set
     * @param file the file; null if it is not set
     * @throws SettingException if the file is not the name of a file
     */
    public KeyReference(String name, @Nullable String text, @Nullable String file) {
        this.name = name;
        this.text = text;
        this.file = file == null ? null : PathSetting.read(fileSetting(), file, "file");
    }

    /**
     * Checks the id of a key.
     *
     * @param setting the path of the setting
     * @param keyId the id; null if it is not set
     * @throws SettingException if it is malformed
     */
    public static void checkKeyId(String setting, @Nullable String keyId) {
        if (keyId != null && !KeyIds.isWellFormed(keyId)) {
            throw new SettingException(setting, "must be " + KeyIds.rule());
        }
    }

    /**
     * Whether either setting is set.
     *
     * @return whether there is a key or a file
     */
    public boolean isGiven() {
        return text != null || file != null;
    }

    /**
     * The file.
     *
     * @return the path, absolute or not; null if it is not set
     */
    public @Nullable Path file() {
        return file;
    }

    /**
     * The setting of the file.
     *
     * @return its path in the section
     */
    public String fileSetting() {
        return name + "File";
    }

    /**
     * The setting that is used.
     *
     * @return its path in the section
     */
    public String setting() {
        return file == null ? name : fileSetting();
    }

    /**
     * Checks that not both settings are set.
     *
     * @throws SettingException if they are
     */
    public void checkGivenOnce() {
        if (text != null && file != null) {
            throw new SettingException(fileSetting(), "conflicts with " + name + "; set only one");
        }
    }

    /**
     * Checks that a file that is set exists. The message does not quote it: it may be a key that was meant for another
     * setting.
     *
     * @param cure what to do, after a semicolon
     * @throws SettingException if it does not
     */
    public void checkFileExists(String cure) {
        if (file != null && Files.notExists(file)) {
            throw new SettingException(
                    fileSetting(),
                    "names a file that does not exist in or from the working directory, "
                            + Path.of("").toAbsolutePath() + cure);
        }
    }

    /**
     * Checks that neither setting is set.
     *
     * @param problem what is wrong otherwise
     * @throws SettingException if one is
     */
    public void checkAbsent(String problem) {
        if (isGiven()) {
            throw new SettingException(setting(), problem);
        }
    }

    /**
     * Checks that a setting is set.
     *
     * @param problem what is wrong otherwise
     * @throws SettingException if none is
     */
    public void checkPresent(String problem) {
        if (!isGiven()) {
            throw new SettingException(name, problem);
        }
    }

    /**
     * Reads the key.
     *
     * @param reader makes the key of the content, and throws an {@link UnusableKeyException} if it is none
     * @param <T> the type of the key
     * @return the key
     * @throws SettingException if it cannot be read, or is not usable
     */
    public <T> T read(Function<byte[], T> reader) {
        try {
            checkFileExists("; put the key there");
            return reader.apply(content());
        } catch (UnusableKeyException e) {
            throw new SettingException(setting(), e.problem());
        }
    }

    private byte[] content() {
        return file == null ? inline() : KeyFiles.read(file);
    }

    /** Logs the absolute path of the key. */
    public void report() {
        if (file != null) {
            LOGGER.info("The key of jwt.{} is in {}", fileSetting(), file.toAbsolutePath());
        }
    }

    /** Warns of characters that are part of a secret, and hardly meant to be. */
    public void reportDoubtfulEdges() {
        if (isGiven()) {
            KeyParser.of(content())
                    .doubtfulEdges()
                    .ifPresent(edges -> LOGGER.warn(
                            "The secret of jwt.{} begins or ends with {}. These characters are part of the secret: remove "
                                    + "them in every service that has it, or in none",
                            setting(),
                            edges));
        }
    }

    /**
     * The text itself, or the value of a variable. Variables are replaced here even if the application replaces them in
     * all of its YAML, where a secret with a quote or a colon breaks the file, and the error message shows it.
     */
    private byte[] inline() {
        String value = text == null ? "" : text;
        Matcher variable = VARIABLE.matcher(value);
        if (variable.matches()) {
            value = System.getenv(variable.group(1));
            if (value == null) {
                throw new SettingException(
                        name, "names the environment variable " + variable.group(1) + ", which is not set");
            }
        } else if (value.contains(VARIABLE_START)) {
            // Used as it is, it would be a key that everybody knows who has read the file.
            throw new SettingException(
                    name,
                    "has a ${ that is not the beginning of a whole variable; write ${NAME} and nothing else, with the "
                            + "name of an environment variable");
        }
        return KeyFiles.withoutLineBreak(value.getBytes(StandardCharsets.UTF_8));
    }
}
