package io.github.dropwizardjwt.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dropwizardjwt.key.jwk.KeyParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands that messages print make a key of the wanted form, and the same one: they are run here. */
class ForeignKeysTest {
    private static final Pattern COMMAND = Pattern.compile("(?:convert it|convert a copy of it|out) with: (.*)$");

    @TempDir
    private Path directory;

    @BeforeAll
    static void needsTheTools(@TempDir Path any) {
        assumeTrue(
                sh(any, "openssl version && command -v ssh-keygen base64 cut sed tail head")
                        .startsWith("OpenSSL"),
                "openssl and ssh-keygen are not installed");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "::", textBlock = """
            RS256   :: openssl genrsa -traditional -out KEY 2048
            RS256   :: openssl genrsa -traditional -aes128 -passout pass:secret -out KEY 2048
            RS256   :: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -aes128 -pass pass:secret -out KEY
            ES256   :: openssl ecparam -name prime256v1 -genkey -out KEY
            EdDSA   :: openssl genpkey -algorithm ed25519 -outform DER -out KEY
            RS256   :: openssl genrsa -traditional 2048 | openssl rsa -traditional -outform DER -out KEY
            ES384   :: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 | openssl pkcs8 -topk8 -outform DER -passout pass:secret -out KEY
            PS256   :: openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=a -keyout k -out c && openssl pkcs12 -export -inkey k -in c -passout pass:secret -out KEY
            RS256   :: ssh-keygen -q -t rsa -b 2048 -N '' -f KEY
            ES256   :: ssh-keygen -q -t ecdsa -b 256 -N '' -f KEY
            Ed25519 :: ssh-keygen -q -t ed25519 -N '' -f KEY
            """)
    void convertsPrivateKeys(Algorithm algorithm, String making) {
        make(making);
        SigningKey converted = converted(() -> parser("KEY").signingKey(algorithm, null), "NEW", "COPY")
                .signingKey(algorithm, null);
        VerificationKey half = converted(() -> parser("KEY").publicKey(algorithm, null), "PUBLIC", "NONE")
                .publicKey(algorithm, null);
        assertThat(half.isSameAs(converted.verificationKey())).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "::", textBlock = """
            RS256   :: openssl genrsa 2048 | openssl rsa -RSAPublicKey_out -out KEY
            RS256   :: openssl genrsa 2048 | openssl rsa -RSAPublicKey_out -outform DER -out KEY
            ES256   :: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 | openssl pkey -pubout -outform DER -out KEY
            PS256   :: openssl req -x509 -newkey rsa-pss -pkeyopt rsa_keygen_bits:2048 -nodes -subj /CN=a -keyout k -out KEY
            ES256   :: openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=a -keyout k -outform DER -out KEY
            Ed448   :: openssl req -new -newkey ed448 -nodes -subj /CN=a -keyout k -out KEY
            RS256   :: ssh-keygen -q -t rsa -b 2048 -N '' -f k && mv k.pub KEY
            ES256   :: ssh-keygen -q -t ecdsa -b 256 -N '' -f k && mv k.pub KEY
            EdDSA   :: ssh-keygen -q -t ed25519 -N '' -f k && mv k.pub KEY
            """)
    void convertsPublicKeys(Algorithm algorithm, String making) {
        make(making);
        assertThat(problem(() -> parser("KEY").signingKey(algorithm, null)))
                .contains("a private key is needed to sign, a public key goes into publicKey to verify only");
        assertThat(converted(() -> parser("KEY").publicKey(algorithm, null), "NEW", "NONE")
                        .publicKey(algorithm, null)
                        .algorithm())
                .isEqualTo(algorithm);
    }

    /** A file of the tools that needs no command: text, attributes and certificates beside one key. */
    @ParameterizedTest
    @CsvSource(delimiterString = "::", textBlock = """
            openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=a -keyout KEY -out c && openssl x509 -in c -text -pubkey -out PUBLIC
            openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=a -keyout k -out c && openssl pkcs12 -export -inkey k -in c -passout pass:secret -out p && openssl pkcs12 -in p -nodes -passin pass:secret -out KEY && openssl pkey -in k -pubout -text -out PUBLIC
            openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -text -out KEY && openssl pkey -in KEY -pubout -out PUBLIC
            """)
    void readsWhatTheToolsWriteBesideAKey(String making) {
        make(making);
        assertThat(parser("PUBLIC")
                        .publicKey(Algorithm.RS256, null)
                        .isSameAs(
                                parser("KEY").signingKey(Algorithm.RS256, null).verificationKey()))
                .isTrue();
    }

    @Test
    void saysHowAnEncryptedKeyOfOpenSshIsDecryptedFirst() {
        make("ssh-keygen -q -t ed25519 -N secret -f KEY && cp KEY COPY");
        String problem = problem(() -> parser("KEY").signingKey(Algorithm.EdDSA, null));
        assertThat(problem)
                .contains(
                        "take the passphrase off a copy of it with: ssh-keygen -p -N '' -f COPY, and convert that with: (");
        sh(directory, "ssh-keygen -q -p -P secret -N '' -f COPY && mv COPY KEY");
        assertThat(converted(() -> parser("KEY").signingKey(Algorithm.EdDSA, null), "NEW", "NONE")
                        .signingKey(Algorithm.EdDSA, null)
                        .algorithm())
                .isEqualTo(Algorithm.EdDSA);
    }

    @Test
    void namesWhatItCannotTry() throws IOException {
        Files.writeString(directory.resolve("KEY"), "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n");
        assertThat(problem(() -> parser("KEY").signingKey(Algorithm.EdDSA, null)))
                .isEqualTo("is a private key of PuTTY; convert it to the format of OpenSSH with: puttygen KEY -O "
                        + "private-openssh -o NEW, and try NEW: its message has the next command");
        Files.write(directory.resolve("KEY"), "\uFEFF-----BEGIN".getBytes(StandardCharsets.UTF_16LE));
        assertThat(problem(() -> parser("KEY").signingKey(Algorithm.EdDSA, null)))
                .startsWith("is text in UTF-16, ");
    }

    private KeyParser parser(String file) {
        return KeyParser.of(KeyFiles.read(directory.resolve(file)));
    }

    private void make(String command) {
        sh(directory, command);
        assertThat(directory.resolve("KEY")).as(command).isNotEmptyFile();
    }

    /** What the command makes that the message prints, with answers to its questions. */
    private KeyParser converted(Runnable reading, String output, String copy) {
        Matcher command = COMMAND.matcher(problem(reading));
        assertThat(command.find()).isTrue();
        String line = command.group(1).replace("CERTIFICATE", "KEY").replace("REQUEST", "KEY");
        String result = output;
        if (line.contains("COPY")) {
            sh(directory, "cp KEY " + copy);
            result = copy;
        }
        String run = line.replace("NEW", output).replace("COPY", copy);
        String answered = run.startsWith("openssl p")
                ? run.replaceAll("(openssl (?:pkcs12|pkcs8|pkey)) ", "$1 -passin pass:secret ")
                : run;
        String printed = sh(directory, answered);
        assertThat(directory.resolve(result)).as("%s: %s", run, printed).isNotEmptyFile();
        return parser(result);
    }

    private String problem(Runnable reading) {
        UnusableKeyException e = catchThrowableOfType(UnusableKeyException.class, reading::run);
        assertThat(e).isNotNull();
        String content = new String(KeyFiles.read(directory.resolve("KEY")), StandardCharsets.ISO_8859_1);
        for (String line : content.lines()
                .filter(line -> line.length() > 20 && !line.contains("-----"))
                .toList()) {
            assertThat(e.problem()).doesNotContain(line.substring(line.length() - 12));
        }
        return e.problem();
    }

    private static String sh(Path directory, String command) {
        try {
            Process process = new ProcessBuilder(List.of("sh", "-c", command))
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "no such program";
        }
    }
}
