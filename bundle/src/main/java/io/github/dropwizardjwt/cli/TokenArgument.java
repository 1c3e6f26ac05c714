package io.github.dropwizardjwt.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads the token of a command: the argument itself, or the standard input for {@code -}. */
final class TokenArgument {
    private static final String STANDARD_INPUT = "-";

    /** The largest {@code maxTokenSize}, without the line break that may follow. */
    private static final int MAX_BYTES = 64 * 1024;

    private TokenArgument() {}

    /**
     * The token's text.
     *
     * @throws IllegalArgumentException if the standard input is empty, or larger than any token
     * @throws IOException if the standard input cannot be read
     */
    static String read(String argument, InputStream in) throws IOException {
        return argument.equals(STANDARD_INPUT) ? withoutLineBreak(bounded(in)) : argument;
    }

    private static String bounded(InputStream in) throws IOException {
        byte[] read = in.readNBytes(MAX_BYTES + 2);
        String text = new String(read, StandardCharsets.UTF_8);
        if (withoutLineBreak(text).length() > MAX_BYTES || in.read() >= 0) {
            throw new IllegalArgumentException(
                    "The standard input has more than " + MAX_BYTES + " characters, which no token has");
        }
        return text;
    }

    /** Removes one line break only: a token with anything else around it is malformed. */
    private static String withoutLineBreak(String text) {
        String token = text.replaceFirst("\r?\n\\z", "");
        if (token.isEmpty()) {
            throw new IllegalArgumentException("The standard input is empty; pipe the token into the command");
        }
        return token;
    }
}
