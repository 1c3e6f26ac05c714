package io.github.dropwizardjwt.key.remote;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** Reads certificates in PEM (RFC 7468 §5). */
final class CertificateFile {
    private static final int MAX_BYTES = 1024 * 1024;

    private CertificateFile() {}

    /**
     * Reads all certificates of a file.
     *
     * @return at least one
     * @throws IllegalArgumentException if there is none, to be read after the name of the setting
     */
    static List<X509Certificate> read(Path file) {
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("names a file that does not exist");
        }
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("names a directory, a pipe or a device, not a file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(MAX_BYTES + 1);
            if (content.length > MAX_BYTES) {
                throw new IllegalArgumentException("names a file larger than 1 MiB");
            }
            return parse(content);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "names a file that cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static List<X509Certificate> parse(byte[] content) {
        try {
            List<X509Certificate> certificates =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(content))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (!certificates.isEmpty()) {
                return certificates;
            }
        } catch (CertificateException e) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "names a file that does not consist of certificates in PEM (-----BEGIN CERTIFICATE-----)");
    }
}
