package io.github.dropwizardjwt.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.common.base.Throwables;
import io.dropwizard.configuration.ConfigurationException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A {@code jwt:} section that stops the start, with what the operator reads, which is never any part of a key.
 *
 * @param name what it is about
 * @param message the whole message after the first line, {@code <DIR>} standing for the directory of key files: no
 *     base64 has it
 * @param secrets the key material that is given
 * @param lines the section
 */
public record RejectedSection(String name, String message, List<String> secrets, List<String> lines) {
    public static final String ISSUER = "issuer: example-service";
    public static final String GOOD_SECRET = "secret: " + Sections.SECRET;

    private static final int WINDOW = 8;

    /** A section that has no line yet. */
    public static RejectedSection rejected(String name, String message) {
        return new RejectedSection(name, message, List.of(Sections.SECRET), List.of());
    }

    /** A section that has an issuer and this algorithm so far. */
    public static RejectedSection rejected(String name, String algorithm, String message) {
        return rejected(name, message).of(ISSUER, "algorithm: " + algorithm);
    }

    /** The same with further lines. */
    public RejectedSection of(String... further) {
        return new RejectedSection(
                name,
                message,
                secrets,
                Stream.concat(lines.stream(), Arrays.stream(further)).toList());
    }

    /** The same with this key material, and no other. */
    public RejectedSection holding(String... given) {
        return new RejectedSection(name, message, List.of(given), lines);
    }

    /** Where no line names a file. */
    public void assertStopsTheStart() {
        assertStopsTheStart(Path.of(""));
    }

    /** Where {@code <DIR>} stands for this directory. */
    public void assertStopsTheStart(Path directory) {
        String header = message.contains("\n") ? " has the following errors:" : " has an error:";
        String[] section = lines.stream()
                .map(line -> line.replace("<DIR>", directory.toString()))
                .toArray(String[]::new);

        Throwable rejected = catchThrowable(() -> Sections.read(section));

        assertThat(rejected)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(Sections.FILE + header + "\n  * " + message.replace("<DIR>", directory.toString()) + "\n");
        assertHoldsNoSecret(rejected);
    }

    /** Where a line is no such setting, or has a value of another type. */
    public void assertCannotBeRead() {
        Throwable rejected = catchThrowable(() -> Sections.read(lines.toArray(String[]::new)));

        assertThat(rejected)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(Sections.FILE + " has an error:\n  * " + message);
        assertHoldsNoSecret(rejected);
    }

    private void assertHoldsNoSecret(Throwable rejected) {
        String shown = Throwables.getStackTraceAsString(rejected);
        for (String secret : secrets) {
            String hidden = secret.replaceAll("-----[A-Z ]+-----|\\s", "");
            for (int i = 0; i + WINDOW <= hidden.length(); i++) {
                assertThat(shown.contains(hidden.substring(i, i + WINDOW))).isFalse();
            }
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
