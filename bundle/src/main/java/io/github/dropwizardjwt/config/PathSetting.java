package io.github.dropwizardjwt.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Parses the path of a file or directory, in which nothing is replaced. Messages do not quote it: it may be a key that
 * was meant for another setting. Thread-safe.
 */
public final class PathSetting {
    /** At least two characters before the colon: {@code C:\keys} is a Windows path. */
    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

    private PathSetting() {}

    /**
     * Parses a path.
     *
     * @param setting the path of the setting in the section
     * @param text its value
     * @param kind "file" or "directory", for messages
     * @return the path, absolute or not
     * @throws SettingException if the text is not a path
     */
    public static Path read(String setting, String text, String kind) {
        if (text.isBlank() || text.lines().count() > 1) {
            throw new SettingException(setting, "is not the name of a " + kind);
        }
        if (text.contains("${") || text.startsWith("$")) {
            throw new SettingException(
                    setting,
                    "has a variable in it that nobody replaces; write the path itself, or have the application replace "
                            + "${NAME} in its YAML with an EnvironmentVariableSubstitutor");
        }
        if (text.startsWith("~")) {
            throw new SettingException(
                    setting, "begins with ~, which only a shell replaces; write the whole path of the " + kind);
        }
        if (URL.matcher(text).matches()) {
            throw new SettingException(
                    setting,
                    "is a URL, as classpath: and file: are, and not the path of a " + kind + "; put the " + kind
                            + " on the disk and write its path");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new SettingException(setting, "is not the name of a " + kind);
        }
    }
}
