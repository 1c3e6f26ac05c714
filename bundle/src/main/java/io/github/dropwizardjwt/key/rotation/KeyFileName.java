package io.github.dropwizardjwt.key.rotation;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.UnusableKeyException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a key file, {@code 2026-12-01T00-00-00Z.ES256.pem}: the instant from which the key signs, its algorithm,
 * and its format. Names sort by time. They have no colon, which neither Windows nor a Kubernetes secret allows.
 *
 * @param activeFrom in whole seconds
 * @param algorithm the one algorithm of the key
 * @param form the format of the key
 */
record KeyFileName(Instant activeFrom, Algorithm algorithm, Form form) {
    private static final Pattern NAME = Pattern.compile("(\\d{4}-[^.]+)\\.([^.]+)\\.(pem|secret|jwk)");
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss'Z'")
            .withZone(ZoneOffset.UTC)
            .withResolverStyle(ResolverStyle.STRICT);

    /** The format of a key, which is the extension of the name. */
    enum Form {
        /** A private or public key in PEM. */
        pem,
        /** The text of a secret, and a line break. */
        secret,
        /** A JSON Web Key (RFC 7517). */
        jwk
    }

    /** The name of a new key in its usual form. */
    static KeyFileName of(Instant activeFrom, Algorithm algorithm) {
        return new KeyFileName(activeFrom, algorithm, algorithm.isSymmetric() ? Form.secret : Form.pem);
    }

    /**
     * Reads a name.
     *
     * @throws UnusableKeyException if it is not such a name
     */
    static KeyFileName parse(String name) {
        Matcher parts = NAME.matcher(name);
        if (parts.matches()) {
            try {
                KeyFileName read = new KeyFileName(
                        INSTANT.parse(parts.group(1), Instant::from),
                        Algorithm.valueOf(parts.group(2)),
                        Form.valueOf(parts.group(3)));
                if (read.form == Form.jwk || read.form == of(read.activeFrom, read.algorithm).form) {
                    return read;
                }
            } catch (DateTimeException | IllegalArgumentException e) {
                // Rejected like any other name.
            }
        }
        throw new UnusableKeyException("has another name than key files have; name it like "
                + "2026-12-01T00-00-00Z.ES256.pem, the instant (UTC) from which it signs, one of "
                + Arrays.toString(Algorithm.values()) + ", and .pem, .secret (HS algorithms) or .jwk; or move it away");
    }

    @Override
    public String toString() {
        return INSTANT.format(activeFrom) + "." + algorithm + "." + form;
    }
}
