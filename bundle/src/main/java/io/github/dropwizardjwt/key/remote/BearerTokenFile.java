package io.github.dropwizardjwt.key.remote;

import io.github.dropwizardjwt.key.KeyFiles;
import io.github.dropwizardjwt.key.UnusableKeyException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A file with a bearer token, which may be replaced at any time. Messages never quote it. */
final class BearerTokenFile {
    /** RFC 6750 §2.1. */
    private static final Pattern TOKEN68 = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private BearerTokenFile() {}

    /**
     * Checks that the file can be read now.
     *
     * @throws IllegalArgumentException if it cannot, to be read after the name of the setting
     */
    static void checkReadable(Path file) {
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("names a file that does not exist");
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new IllegalArgumentException("names a file that cannot be read");
        }
    }

    /**
     * Reads the token that is in the file now.
     *
     * @throws FetchFailedException if there is none
     */
    static String read(Path file) throws FetchFailedException {
        try {
            String text = new String(KeyFiles.read(file), StandardCharsets.ISO_8859_1);
            if (TOKEN68.matcher(text).matches()) {
                return text;
            }
        } catch (UnusableKeyException e) {
            throw new FetchFailedException("was not asked: fetch.bearerTokenFile " + e.problem());
        }
        throw new FetchFailedException("was not asked: fetch.bearerTokenFile has something in it that is not a bearer "
                + "token (RFC 6750 §2.1): one line of letters, digits and ._~+/-=");
    }
}
