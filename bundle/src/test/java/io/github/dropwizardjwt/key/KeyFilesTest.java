package io.github.dropwizardjwt.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.interfaces.RSAKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
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
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
    void rejectsMissingEmptyAndTooLargeFilesAndDirectories() throws IOException {
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
                    .hasMessage("The key cannot be written: " + impossible + " (Not a directory); see that its "
                            + "directory is writable and has room, or choose another");
            assertProblem(impossible, "names a file that does not exist");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void rejectsPipesAndDevices() throws Exception {
        Path pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        for (Path endless : List.of(pipe, Path.of("/dev/zero"), Path.of("/dev/full"))) {
            assertProblem(
                    endless,
                    "names a pipe or a device, not a file: " + endless + "; copy the key into a file, and name that");
        }
    }

    /** Its size is 0. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void readsNoMoreThan64KiBOfAFileOfTheKernel() {
        assertProblem(Path.of("/proc/kallsyms"), "names a file larger than 64 KiB");
    }

    /** On a disk that is full the same happens: what fits is written, and the rest is rejected. */
    @ParameterizedTest
    @EnumSource(names = {"RS256", "PS512"})
    @EnabledOnOs(OS.LINUX)
    void leavesNothingWhereOnlyHalfOfTheKeyCanBeWritten(Algorithm algorithm) throws Exception {
        Path file = directory.resolve("sub/directory/key");

        assertThat(LimitedProcess.create(algorithm, file))
                .containsExactly("cannot be written: " + file + " (File too large); see that its directory is "
                        + "writable and has room, or choose another");
        assertThat(names()).isEmpty();
    }

    @Test
    void deletesAbandonedDraftsAndNothingElse() throws IOException {
        Path key = directory.resolve("sub/directory/key");
        assertThat(KeyFiles.create(Algorithm.HS256, key)).isTrue();
        List<String> others =
                List.of("new-key12", ".new-key", ".new-key12x", ".new-key-12", "x.new-key12", ".NEW-KEY1");
        for (String other : others) {
            age(Files.writeString(key.resolveSibling(other), "theirs"), Duration.ofDays(100));
        }
        age(Files.createDirectory(key.resolveSibling(".new-key1")), Duration.ofDays(100));
        Files.createSymbolicLink(key.resolveSibling(".new-key2"), key);
        age(key, Duration.ofDays(100));
        age(Files.writeString(key.resolveSibling(".new-key3"), "recent"), Duration.ofMinutes(50));
        age(Files.writeString(key.resolveSibling(".new-key4"), "abandoned"), Duration.ofMinutes(70));
        // Its owner was killed between the two names of the key.
        Files.createLink(key.resolveSibling(".new-key18446744073709551615"), key);

        assertThat(KeyFiles.create(Algorithm.HS256, key)).isFalse();

        assertThat(names())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(others.stream(), Stream.of("key", ".new-key1", ".new-key2", ".new-key3"))
                                .toList());
        assertThat(KeyFiles.read(key)).hasSize(86);
    }

    private static void age(Path file, Duration age) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
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
