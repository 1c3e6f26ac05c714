package io.github.dropwizardjwt.key.rotation;

import static io.github.dropwizardjwt.key.rotation.Keys.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.UnusableKeyException;
import io.github.dropwizardjwt.support.CountingProvider;
import io.github.dropwizardjwt.support.Jwks;
import io.github.dropwizardjwt.support.TestKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may stand in a key directory, and what stops the start. */
class KeyDirectoryContentTest {
    @TempDir
    Path directory;

    private Keys keys;

    @BeforeEach
    void makeDirectory() {
        keys = new Keys(directory);
    }

    @Test
    void leavesDirectoriesAndHiddenFilesAlone() throws Exception {
        keys.make("10:00");
        Files.createDirectory(directory.resolve("lost+found"));
        keys.write(".2026-11-24T10-00-00Z.ES256.pem.swp", "x");

        assertThat(keys.open().schedule().keys()).hasSize(1);
    }

    @Test
    void publicKeysMakeAServiceThatVerifiesOnly() throws Exception {
        keys.write("2026-11-24T10-00-00Z.ES256.pem", TestKeys.pem("ec-p256.pub"));
        keys.write(
                "2026-11-24T14-00-00Z.EdDSA.jwk", Jwks.jwk(TestKeys.publicKey("ed25519"), "\"kid\":\"of-the-owner\""));

        KeySet set = keys.open().schedule().current();

        assertThat(set.signingKey()).isEmpty();
        assertThat(set.verificationKeys()).hasSize(2);
        assertThat(set.select("of-the-owner", "EdDSA")).isPresent();
    }

    @Test
    void keysOfSeveralAlgorithmsMayFollowOneAnother() throws Exception {
        keys.write("2026-11-24T10-00-00Z.RS256.pem", TestKeys.pem("rsa-2048"));
        keys.write("2026-11-24T11-00-00Z.ES256.pem", TestKeys.pem("ec-p256"));

        KeySet set = keys.open().schedule().current();

        assertThat(set.signingKey().orElseThrow().algorithm()).isEqualTo(Algorithm.ES256);
        assertThat(set.uses("RS256")).isTrue();
    }

    @Test
    void retiredKeysNeedTheirPublicHalfOnly() throws Exception {
        keys.write(name("10:00"), TestKeys.pem("ec-p256.pub"));
        keys.make("11:30");

        assertThat(keys.open().schedule().current().signingKey()).isPresent();
    }

    @Test
    void usesTheProviderThatIsNamed() throws Exception {
        keys.write("2026-11-24T10-00-00Z.HS256.secret", TestKeys.SECRET + "\n");
        KeyDirectory counted = new KeyDirectory(directory, new CountingProvider());
        KeySet set = ReloadableKeys.load(counted, new RotationPolicy(Keys.PUBLISH_AHEAD, Keys.TOKEN_LIFE), keys.clock)
                .schedule()
                .current();

        int before = CountingProvider.macs();
        set.signingKey().orElseThrow().sign(new byte[] {1});
        set.verificationKeys().get(0).verifies(new byte[] {1}, new byte[] {1});
        assertThat(CountingProvider.macs()).isEqualTo(before + 2);
    }

    @Test
    void movesPublicKeysToTheProviderToo() throws Exception {
        keys.write(name("10:00"), TestKeys.pem("ec-p256.pub"));
        KeyDirectory other = new KeyDirectory(directory, new CountingProvider());

        assertThatThrownBy(() ->
                        ReloadableKeys.load(other, new RotationPolicy(Keys.PUBLISH_AHEAD, Keys.TOKEN_LIFE), keys.clock))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessageContaining("cannot be used for ES256 with the provider " + CountingProvider.NAME
                        + ", which lacks SHA256withECDSA; ");
    }

    @Test
    void rejectsADirectoryThatIsNotThereOrIsAFileOrEmpty() throws Exception {
        assertRejected("has no key in it: " + directory + "; create the first one with the command jwt rotate");
        keys = new Keys(directory.resolve("missing"));
        assertRejected(
                "is not a directory that can be read: " + directory + "/missing (NoSuchFileException); create it");
        keys = new Keys(Files.createFile(directory.resolve("file")));
        assertRejected("is not a directory that can be read: " + directory + "/file (NotDirectoryException)");
    }

    @Test
    void rejectsAKeyOfAnotherAlgorithmThanItsNameSays() throws Exception {
        keys.write("2026-11-24T10-00-00Z.ES256.pem", TestKeys.pem("rsa-2048"));
        assertRejected("2026-11-24T10-00-00Z.ES256.pem is not a private key for ES256");

        Files.delete(directory.resolve("2026-11-24T10-00-00Z.ES256.pem"));
        keys.write("2026-11-24T10-00-00Z.RS256.jwk", Jwks.jwk(TestKeys.publicKey("rsa-2048"), "\"alg\":\"RS512\""));
        assertRejected("2026-11-24T10-00-00Z.RS256.jwk is for another algorithm than [RS256]");
    }

    @Test
    void rejectsTwoKeysOfOneInstant() throws Exception {
        keys.make("10:00");
        keys.write("2026-11-24T10-00-00Z.EdDSA.pem", TestKeys.pem("ed25519"));

        assertRejected("has two keys that sign from the same instant, ");
    }

    @Test
    void rejectsTheSameKeyTwice() throws Exception {
        Files.copy(keys.make("10:00"), keys.file("11:00"));

        assertRejected("has the same key, or two keys with the same id, in " + name("10:00") + " and " + name("11:00"));
    }

    @Test
    void rejectsSecretsBesideKeyPairs() throws Exception {
        keys.make("10:00");
        keys.write("2026-11-24T11-00-00Z.HS256.secret", TestKeys.SECRET + "\n");

        assertRejected("has a secret beside a public or private key, ");
    }

    @Test
    void rejectsAPublicKeyAfterAPrivateOneSinceNothingCouldBeSigned() throws Exception {
        keys.make("10:00");
        keys.write(name("14:00"), TestKeys.pem("ec-p256.pub"));

        assertRejected("has a public key that follows a private one, ");
    }

    @Test
    void rejectsALinkToNowhere() throws Exception {
        keys.make("10:00");
        Files.createSymbolicLink(keys.file("14:00"), Path.of("nowhere"));

        assertRejected("has a file that is not usable: " + name("14:00") + " names a file that does not exist");
    }

    private void assertRejected(String problem) {
        assertThatThrownBy(keys::open)
                .isInstanceOfSatisfying(
                        UnusableKeyException.class, e -> assertThat(e.problem()).contains(problem));
    }
}
