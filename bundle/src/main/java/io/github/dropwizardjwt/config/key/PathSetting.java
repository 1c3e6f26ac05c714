package io.github.dropwizardjwt.config.key;

import io.github.dropwizardjwt.config.SettingException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The name of a file or directory, for the operating system, which replaces nothing in it. Messages do not quote it: what
 * stands there may be a key that was meant for another setting.
 */
final class PathSetting {
    /** At least two letters before the colon: {@code C:\keys} is a file of Windows. */
    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

    private PathSetting() {}

    /**
     * Reads a setting.
     *
     * @param setting its path in the section
     * @param kind what it names, a file or a directory
     * @throws SettingException if the text is not its name
     */
    static Path read(String setting, String text, String kind) {
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
