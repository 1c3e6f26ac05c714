package io.github.dropwizardjwt.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.interfaces.RSAKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KeyFilesTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void makesAKeyThatItsAlgorithmTakesReadableForTheOwnerOnly(Algorithm algorithm) throws IOException {
        Path file = directory.resolve("sub/directory/key");
        assertThat(KeyFiles.create(algorithm, file)).isTrue();
        byte[] content = KeyFiles.read(file);
        SigningKey key = algorithm.isSymmetric()
                ? SigningKey.ofSecret(algorithm, content, null)
                : SigningKey.ofPrivateKey(algorithm, new String(content, StandardCharsets.US_ASCII), null);
        assertThat(key.algorithm()).isEqualTo(algorithm);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(names()).containsExactly("key");
    }

    /** The Java runtime's own choice is 2048 bits before Java 19. */
    @Test
    void makesRsaKeysOf3072Bits() throws Exception {
        Path file = directory.resolve("key");
        KeyFiles.create(Algorithm.PS256, file);
        String base64 = Files.readString(file).replaceAll("-----.*-----|\\s", "");
        RSAKey key = (RSAKey) KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        assertThat(key.getModulus().bitLength()).isEqualTo(3072);
    }

    @Test
    void leavesAFileThatExists() throws IOException {
        Path file = directory.resolve("sub/directory/key");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "mine");
        assertThat(KeyFiles.create(Algorithm.HS256, file)).isFalse();
        assertThat(file).hasContent("mine");
        assertThat(names()).containsExactly("key");
    }

    @Test
    void makesADifferentKeyEachTime() {
        assertThat(KeyFiles.create(Algorithm.HS256, directory.resolve("a"))).isTrue();
        assertThat(KeyFiles.create(Algorithm.HS256, directory.resolve("b"))).isTrue();
        assertThat(KeyFiles.read(directory.resolve("a")))
                .hasSize(86)
                .isNotEqualTo(KeyFiles.read(directory.resolve("b")));
    }

    @Test
    void ofSixteenThatMakeOneFileAtOnceOneMakesItWhole() throws Exception {
        Path file = directory.resolve("sub/directory/key");
        ExecutorService executor = Executors.newFixedThreadPool(16);
        try {
            CyclicBarrier start = new CyclicBarrier(16);
            Callable<List<Object>> attempt = () -> {
                start.await();
                boolean made = KeyFiles.create(Algorithm.HS512, file);
                return List.of(made, new String(KeyFiles.read(file), StandardCharsets.US_ASCII));
            };
            List<Future<List<Object>>> attempts = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                attempts.add(executor.submit(attempt));
            }
            int made = 0;
            for (Future<List<Object>> each : attempts) {
                made += each.get().get(0).equals(true) ? 1 : 0;
                assertThat(each.get().get(1)).isEqualTo(attempts.get(0).get().get(1));
                assertThat(each.get().get(1).toString()).hasSize(86);
            }
            assertThat(made).isEqualTo(1);
        } finally {
            executor.shutdownNow();
        }
        assertThat(names()).containsExactly("key");
    }

    @ParameterizedTest
    @CsvSource({"'',s3cret", "LF,s3cret", "CRLF,s3cret", "LFLF,s3cret+LF", "CR,s3cret+CR", "SPACE,s3cret+SPACE"})
    void cutsOneLineBreakOffTheEnd(String end, String expected) throws IOException {
        Path file = directory.resolve("key");
        Files.writeString(file, control("s3cret" + end));
        assertThat(KeyFiles.read(file))
                .isEqualTo(control(expected.replace("+", "")).getBytes(StandardCharsets.US_ASCII));
    }

    private static String control(String text) {
        return text.replace("CRLF", "\r\n")
                .replace("LF", "\n")
                .replace("CR", "\r")
                .replace("SPACE", " ");
    }

    @Test
    void refusesMissingEmptyAndTooLargeFilesAndDirectories() throws IOException {
        assertProblem(directory.resolve("missing"), "names a file that does not exist");
        assertProblem(directory, "names a directory, not a file: ");
        assertProblem(Files.createFile(directory.resolve("empty")), "names an empty file: ");
        assertProblem(Files.writeString(directory.resolve("line"), "\n"), "names an empty file: ");
        assertProblem(Files.writeString(directory.resolve("crlf"), "\r\n"), "names an empty file: ");
        Path largest = Files.write(directory.resolve("largest"), new byte[64 * 1024]);
        assertThat(KeyFiles.read(largest)).hasSize(64 * 1024);
        assertProblem(
                Files.write(directory.resolve("large"), new byte[64 * 1024 + 1]), "names a file larger than 64 KiB");
    }

    @Test
    void readsThroughLinks() throws IOException {
        Path target = Files.writeString(directory.resolve("target"), "s3cret");
        assertThat(KeyFiles.read(Files.createSymbolicLink(directory.resolve("link"), target)))
                .hasSize(6);
        Files.delete(target);
        assertProblem(directory.resolve("link"), "names a file that does not exist");
    }

    /** No permission can be taken from the superuser, whose tests run too: a file in a file's place is as good. */
    @Test
    void saysThatAFileCannotBeMadeWhereItsDirectoryIsNone() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "x");
        for (Path impossible : List.of(file.resolve("key"), file.resolve("sub/key"))) {
            assertThatThrownBy(() -> KeyFiles.create(Algorithm.HS256, impossible))
                    .isInstanceOf(UnusableKeyException.class)
                    .hasMessageContaining("choose another: " + impossible);
            assertProblem(impossible, "names a file that does not exist");
        }
    }

    private void assertProblem(Path file, String problem) {
        assertThatThrownBy(() -> KeyFiles.read(file))
                .isInstanceOfSatisfying(
                        UnusableKeyException.class, e -> assertThat(e.problem()).startsWith(problem));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("sub/directory"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
