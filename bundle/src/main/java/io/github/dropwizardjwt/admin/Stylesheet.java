package io.github.dropwizardjwt.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;

/**
 * The stylesheet of the page, which is part of it.
 *
 * @param css its text
 * @param source what a content security policy calls it: the hash of its text (CSP 3 §2.3.1)
 */
record Stylesheet(String css, String source) {
    static Stylesheet load() {
        try {
            String css = Resources.toString(Resources.getResource(Stylesheet.class, "admin.css"), UTF_8);
            byte[] hash = Hashing.sha256().hashString(css, UTF_8).asBytes();
            return new Stylesheet(css, "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
