package io.github.dropwizardjwt.key.rotation;

import static io.github.dropwizardjwt.key.rotation.Keys.at;
import static io.github.dropwizardjwt.key.rotation.Keys.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.UnusableKeyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the first key and the next ones are made, at noon. */
class KeyRotationTest {
    @TempDir
    Path directory;

    private Keys keys;
    private KeyRotation rotation;

    @BeforeEach
    void makeRotation() {
        keys = new Keys(directory);
        rotation = rotation(Algorithm.ES256);
    }

    @Test
    void namesTheFirstKeyForTheBeginningOfTheDay() {
        assertThat(rotation.begin()).contains(keys.file("00:00"));

        assertThat(directory.resolve(name("00:00"))).exists();
        assertThat(rotation.keys().keys()).extracting(ScheduledKey::name).containsExactly(name("00:00"));
        assertThat(rotation.keys().now()).isEqualTo(at("12:00"));
    }

    @Test
    void beginsADirectoryThatIsNotThereYet() {
        Path missing = directory.resolve("keys");
        KeyRotation elsewhere = new KeyRotation(
                new KeyDirectory(missing, null),
                new Succession(Keys.PUBLISH_AHEAD, Keys.TOKEN_LIFE),
                Algorithm.ES256,
                keys.clock);

        assertThat(elsewhere.begin()).contains(missing.resolve(name("00:00")));
    }

    @Test
    void beginsNothingWhereAKeyIs() {
        keys.make("10:00");

        assertThat(rotation.begin()).isEmpty();
        assertThat(directory).isDirectoryContaining("glob:**" + name("10:00"));
        assertThat(rotation.keys().keys()).hasSize(1);
    }

    @Test
    void clearsUpAfterARotationThatWasKilled() throws IOException {
        keys.make("10:00");
        Path draft = Files.createFile(directory.resolve(".new-key123"));
        Files.setLastModifiedTime(draft, FileTime.from(Instant.now().minus(Duration.ofHours(2))));

        assertThat(rotation.begin()).isEmpty();

        assertThat(draft).doesNotExist();
    }

    /** Keys are known half an hour ahead. */
    @Test
    void theNextKeySignsInTheMinuteAfterTwiceTheTimeItIsKnownAhead() {
        keys.make("10:00");
        keys.clock.set(at("12:00:01"));

        assertThat(rotation.next()).contains(keys.file("13:01"));
        assertThat(keys.states(keys.open())).containsEntry(name("13:01"), KeyState.NEXT);
    }

    @Test
    void makesNoFurtherKeyWhileTheNextOneWaits() {
        keys.make("10:00");
        keys.make("14:00");

        assertThat(rotation.next()).isEmpty();
        keys.clock.set(at("14:00"));
        assertThat(rotation.next()).contains(keys.file("15:01"));
    }

    @Test
    void mixesNoSecretsWithKeyPairs() {
        keys.make("10:00");

        assertThatThrownBy(rotation(Algorithm.HS256)::next)
                .isInstanceOf(UnusableKeyException.class)
                .hasMessageContaining("has keys for ES256, which a key for HS256 cannot follow");
        assertThat(rotation(Algorithm.RS256).next()).isPresent();
    }

    private KeyRotation rotation(Algorithm algorithm) {
        return new KeyRotation(
                new KeyDirectory(directory, null),
                new Succession(Keys.PUBLISH_AHEAD, Keys.TOKEN_LIFE),
                algorithm,
                keys.clock);
    }
}
