package io.github.dropwizardjwt.key.rotation;

import static io.github.dropwizardjwt.key.rotation.Keys.name;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeyFiles;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.VerificationKey;
import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.support.TestKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens when files change while the service runs. */
class KeyDirectoryReloadTest {
    @TempDir
    Path directory;

    private Keys keys;

    @BeforeEach
    void makeDirectory() {
        keys = new Keys(directory);
        keys.make("10:00");
    }

    @Test
    void keepsTheSetWhileNothingChanges() throws Exception {
        ReloadableKeys opened = keys.open();
        KeySet before = opened.schedule().current();

        Files.setLastModifiedTime(keys.file("10:00"), FileTime.fromMillis(0));
        opened.reload();

        assertThat(opened.schedule().current()).isSameAs(before);
    }

    /** A clock that tells no time stands for whatever nobody thought of. */
    @Test
    void keepsTheSetWhereReadingFailsUnexpectedly() {
        ReloadableKeys opened = keys.open();
        KeySet before = opened.schedule().current();

        keys.make("14:00");
        keys.clock.set(null);
        opened.reload();
        assertThat(opened.problem()).hasValue("cannot be read (NullPointerException)");

        keys.clock.set(Keys.at("12:00"));
        assertThat(opened.schedule().current()).isSameAs(before);
        opened.reload();
        assertThat(opened.problem()).isEmpty();
        assertThat(opened.schedule().current().verificationKeys()).hasSize(2);
    }

    @Test
    void keepsTheVeryObjectsOfUnchangedKeysBesideNewOnes() {
        ReloadableKeys opened = keys.open();
        VerificationKey before = opened.schedule().current().verificationKeys().get(0);

        keys.make("14:00");
        opened.reload();

        assertThat(opened.schedule().current().verificationKeys()).hasSize(2).anyMatch(key -> key == before);
    }

    @Test
    void seesNewContentEvenWhereSizeAndTimeOfTheFileAreTheSame() throws Exception {
        ReloadableKeys opened = keys.open();
        String before = opened.schedule().current().verificationKeys().get(0).id();
        Path file = keys.file("10:00");
        FileTime time = Files.getLastModifiedTime(file);

        Path other = keys.make("11:00");
        assertThat(Files.size(other)).isEqualTo(Files.size(file));
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(file, time);
        opened.reload();

        assertThat(opened.schedule().current().verificationKeys())
                .singleElement()
                .matches(key -> !key.id().equals(before));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMG", "not a key"})
    void keepsTheKeysWhileAFileIsHalfWritten(String half) throws Exception {
        ReloadableKeys opened = keys.open();
        KeySet before = opened.schedule().current();

        Path next = keys.write(name("14:00"), half);
        opened.reload();

        assertThat(opened.schedule().current()).isSameAs(before);
        assertThat(opened.problem())
                .hasValueSatisfying(problem ->
                        assertThat(problem).startsWith("has a file that is not usable: " + name("14:00") + " "));
        Files.delete(next);
        keys.make("14:00");
        opened.reload();
        assertThat(opened.problem()).isEmpty();
        assertThat(opened.schedule().current().verificationKeys()).hasSize(2);
    }

    @Test
    void doesNotTakeTheBeginningOfASecretForASecret(@TempDir Path secrets) throws Exception {
        Keys ofSecrets = new Keys(secrets);
        ofSecrets.write("2026-11-24T10-00-00Z.HS256.secret", TestKeys.SECRET + "\n");
        ReloadableKeys opened = ofSecrets.open();

        ofSecrets.write(
                "2026-11-24T14-00-00Z.HS256.secret",
                new StringBuilder(TestKeys.SECRET).reverse().toString());
        opened.reload();
        assertThat(opened.problem())
                .hasValueSatisfying(problem ->
                        assertThat(problem).contains("2026-11-24T14-00-00Z.HS256.secret has no line break at its end"));

        ofSecrets.write("2026-11-24T14-00-00Z.HS256.secret", new StringBuilder(TestKeys.SECRET).reverse() + "\n");
        opened.reload();
        assertThat(opened.problem()).isEmpty();
    }

    /**
     * A file may grow after it was read. The system reports a size of 0 for this one, whose 36 characters and line
     * break are random at each boot.
     */
    @Test
    @EnabledOnOs(OS.LINUX)
    void judgesASecretByWhatItReadAndNotByTheSizeOfTheFile(@TempDir Path secrets) throws Exception {
        Path secret = Path.of("/proc/sys/kernel/random/boot_id");
        assertThat(Files.readString(secret)).hasSize(37).endsWith("\n");
        Files.createSymbolicLink(secrets.resolve("2026-11-24T10-00-00Z.HS256.secret"), secret);
        assertThat(new Keys(secrets).open().schedule().keys()).hasSize(1);
    }

    @Test
    void logsAProblemOnceAndAgainWhenItIsAnother() throws Exception {
        ReloadableKeys opened = keys.open();
        try (Logs logs = new Logs()) {
            keys.write("notes.txt", "mine");
            opened.reload();
            assertThat(logs.lines()).hasSize(1);
            opened.reload();
            assertThat(logs.lines()).hasSize(1);
            Files.delete(directory.resolve("notes.txt"));
            Files.delete(keys.file("10:00"));
            opened.reload();
            opened.reload();

            assertThat(logs.lines()).hasSize(2);
            assertThat(logs.lines().get(0))
                    .startsWith(
                            "ERROR The keys stay as they are, since the key directory has a file that is not usable: "
                                    + "notes.txt has another name than key files have; name it like ");
            assertThat(logs.lines().get(1))
                    .startsWith(
                            "ERROR The keys stay as they are, since the key directory has no key in it: " + directory);
        }
    }

    @Test
    void saysWhichKeysThereAreWhenTheyChange() {
        ReloadableKeys opened = keys.open();
        try (Logs logs = new Logs()) {
            keys.make("12:00");
            opened.reload();
            opened.reload();

            assertThat(logs.lines())
                    .containsExactly(
                            "INFO Key " + name("10:00") + " is ACTIVE, signs from 2026-11-24T10:00:00Z",
                            "INFO Key " + name("12:00") + " is NEXT, signs from 2026-11-24T12:30:00Z",
                            "WARN Key " + name("12:00") + " came less than publishAhead before its time, so it signs "
                                    + "later, from 2026-11-24T12:30:00Z");
        }
    }

    @Test
    void survivesThatTheDirectoryGoesAndComesBack(@TempDir Path elsewhere) throws Exception {
        ReloadableKeys opened = keys.open();
        KeySet before = opened.schedule().current();

        Files.move(directory, elsewhere.resolve("moved"));
        opened.reload();
        assertThat(opened.problem())
                .hasValueSatisfying(
                        problem -> assertThat(problem).startsWith("is not a directory that can be read: " + directory));
        assertThat(opened.schedule().current()).isSameAs(before);

        Files.move(elsewhere.resolve("moved"), directory);
        opened.reload();
        assertThat(opened.problem()).isEmpty();
        assertThat(opened.schedule().current()).isSameAs(before);
    }

    /** Kubernetes puts the files of a secret into a directory of their own, and swaps the link to it. */
    @Test
    void followsTheLinkThatKubernetesSwaps(@TempDir Path mount) throws Exception {
        Path first = Files.createDirectory(mount.resolve("..2026_11_24_10_00_00.1"));
        KeyFiles.create(Algorithm.ES256, first.resolve(name("10:00")));
        Path data = Files.createSymbolicLink(mount.resolve("..data"), first.getFileName());
        Files.createSymbolicLink(mount.resolve(name("10:00")), Path.of("..data", name("10:00")));
        Keys mounted = new Keys(mount);
        ReloadableKeys opened = mounted.open();
        VerificationKey before = opened.schedule().current().verificationKeys().get(0);

        Path second = Files.createDirectory(mount.resolve("..2026_11_24_11_00_00.2"));
        Files.copy(first.resolve(name("10:00")), second.resolve(name("10:00")));
        KeyFiles.create(Algorithm.ES256, second.resolve(name("14:00")));
        Path swap = Files.createSymbolicLink(mount.resolve("..data_tmp"), second.getFileName());
        Files.move(swap, data, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.createSymbolicLink(mount.resolve(name("14:00")), Path.of("..data", name("14:00")));
        opened.reload();

        List<VerificationKey> after = opened.schedule().current().verificationKeys();
        assertThat(opened.problem()).isEmpty();
        assertThat(after).hasSize(2).anyMatch(key -> key == before);
    }
}
