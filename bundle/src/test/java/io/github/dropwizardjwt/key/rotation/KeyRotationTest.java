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
        assertThat(rotation.createFirstKey()).contains(keys.file("00:00"));

        assertThat(directory.resolve(name("00:00"))).exists();
        assertThat(rotation.load().schedule().keys())
                .extracting(ScheduledKey::name)
                .containsExactly(name("00:00"));
        assertThat(rotation.load().schedule().now()).isEqualTo(at("12:00"));
    }

    @Test
    void beginsADirectoryThatIsNotThereYet() {
        Path missing = directory.resolve("keys");
        KeyRotation elsewhere = new KeyRotation(
                missing, new RotationPolicy(Keys.PUBLISH_AHEAD, Keys.TOKEN_LIFE), null, Algorithm.ES256, keys.clock);

        assertThat(elsewhere.createFirstKey()).contains(missing.resolve(name("00:00")));
    }

    @Test
    void beginsNothingWhereAKeyIs() {
        keys.make("10:00");

        assertThat(rotation.createFirstKey()).isEmpty();
        assertThat(directory).isDirectoryContaining("glob:**" + name("10:00"));
        assertThat(rotation.load().schedule().keys()).hasSize(1);
    }

    @Test
    void clearsUpAfterARotationThatWasKilled() throws IOException {
        keys.make("10:00");
        Path draft = Files.createFile(directory.resolve(".new-key123"));
        Files.setLastModifiedTime(draft, FileTime.from(Instant.now().minus(Duration.ofHours(2))));

        assertThat(rotation.createFirstKey()).isEmpty();

        assertThat(draft).doesNotExist();
    }

    @Test
    void clearsUpAlsoWhereItMakesTheFirstKey() throws IOException {
        Path abandoned = Files.createFile(directory.resolve(".new-key123"));
        Files.setLastModifiedTime(abandoned, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        assertThat(rotation.createFirstKey()).contains(keys.file("00:00"));
        assertThat(abandoned).doesNotExist();
    }

    /** Keys are known half an hour ahead. */
    @Test
    void theNextKeySignsInTheMinuteAfterTwiceTheTimeItIsKnownAhead() {
        keys.make("10:00");
        keys.clock.set(at("12:00:01"));

        assertThat(rotation.createNextKey()).contains(keys.file("13:01"));
        assertThat(keys.states(keys.open())).containsEntry(name("13:01"), KeyState.NEXT);
    }

    @Test
    void makesNoFurtherKeyWhileTheNextOneWaits() {
        keys.make("10:00");
        keys.make("14:00");

        assertThat(rotation.createNextKey()).isEmpty();
        keys.clock.set(at("14:00"));
        assertThat(rotation.createNextKey()).contains(keys.file("15:01"));
    }

    @Test
    void mixesNoSecretsWithKeyPairs() {
        keys.make("10:00");

        assertThatThrownBy(rotation(Algorithm.HS256)::createNextKey)
                .isInstanceOf(UnusableKeyException.class)
                .hasMessageContaining("has keys for ES256, which a key for HS256 cannot follow");
        assertThat(rotation(Algorithm.RS256).createNextKey()).isPresent();
    }

    private KeyRotation rotation(Algorithm algorithm) {
        return new KeyRotation(
                directory, new RotationPolicy(Keys.PUBLISH_AHEAD, Keys.TOKEN_LIFE), null, algorithm, keys.clock);
    }
}
