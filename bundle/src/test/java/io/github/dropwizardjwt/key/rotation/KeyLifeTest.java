package io.github.dropwizardjwt.key.rotation;

import static io.github.dropwizardjwt.key.rotation.Keys.at;
import static io.github.dropwizardjwt.key.rotation.Keys.name;
import static io.github.dropwizardjwt.key.rotation.Keys.signing;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which key signs and which verify, by names and clock alone. */
class KeyLifeTest {
    @TempDir
    Path directory;

    private Keys keys;

    @BeforeEach
    void makeDirectory() {
        keys = new Keys(directory);
    }

    @Test
    void eachKeyBecomesActiveRetiredAndGoneWithoutAnybodyReadingTheDirectory() {
        keys.make("10:00");
        keys.make("14:00");
        ReloadableKeys opened = keys.open();

        assertThat(keys.states(opened)).isEqualTo(Map.of(name("10:00"), KeyState.ACTIVE, name("14:00"), KeyState.NEXT));
        keys.clock.set(at("13:59:59").plusNanos(999_999_999));
        assertThat(signing(opened)).isEqualTo(name("10:00"));
        keys.clock.set(at("14:00"));
        assertThat(signing(opened)).isEqualTo(name("14:00"));
        assertThat(keys.states(opened))
                .isEqualTo(Map.of(name("10:00"), KeyState.RETIRED, name("14:00"), KeyState.ACTIVE));
        // The last token dies at 15:00; half an hour more is for nodes that are late.
        keys.clock.set(at("15:29:59").plusNanos(999_999_999));
        assertThat(opened.schedule().current().verificationKeys()).hasSize(2);
        keys.clock.set(at("15:30"));
        assertThat(opened.schedule().current().verificationKeys()).hasSize(1);
        assertThat(keys.states(opened))
                .isEqualTo(Map.of(name("10:00"), KeyState.EXPIRED, name("14:00"), KeyState.ACTIVE));
    }

    @Test
    void aKeyThatWillSignVerifiesAlready() {
        keys.make("10:00");
        keys.make("14:00");

        assertThat(keys.open().schedule().current().verificationKeys()).hasSize(2);
    }

    @Test
    void theOnlyKeySignsAtOnceAndForEver() {
        keys.make("20:00");
        ReloadableKeys opened = keys.open();

        assertThat(keys.states(opened)).containsEntry(name("20:00"), KeyState.ACTIVE);
        keys.clock.advance(Duration.ofDays(3650));
        assertThat(signing(opened)).isEqualTo(name("20:00"));
    }

    @Test
    void theNextKeySignsAtOnceWhenTheFileOfALeakedOneIsDeleted() throws Exception {
        Path leaked = keys.make("10:00");
        keys.make("14:00");
        ReloadableKeys opened = keys.open();

        Files.delete(leaked);
        opened.reload();

        assertThat(signing(opened)).isEqualTo(name("14:00"));
        assertThat(opened.schedule().current().verificationKeys()).hasSize(1);
    }

    @Test
    void theKeyBeforeALeakedOneSignsUntilTheNextDoes() throws Exception {
        keys.make("08:00");
        Path leaked = keys.make("11:30");
        keys.make("14:00");
        ReloadableKeys opened = keys.open();
        assertThat(signing(opened)).isEqualTo(name("11:30"));

        Files.delete(leaked);
        opened.reload();

        assertThat(signing(opened)).isEqualTo(name("08:00"));
        keys.clock.set(at("14:00"));
        assertThat(signing(opened)).isEqualTo(name("14:00"));
        keys.clock.set(at("15:29:59"));
        assertThat(opened.schedule().current().verificationKeys()).hasSize(2);
    }

    @Test
    void aKeyThatComesInTimeSignsWhenItsNameSays() {
        keys.make("10:00");
        ReloadableKeys opened = keys.open();

        keys.make("12:30");
        opened.reload();

        keys.clock.set(at("12:29:59"));
        assertThat(signing(opened)).isEqualTo(name("10:00"));
        keys.clock.set(at("12:30"));
        assertThat(signing(opened)).isEqualTo(name("12:30"));
    }

    @Test
    void aKeyThatComesTooLateSignsOnlyWhenEverybodyKnowsIt() {
        keys.make("10:00");
        ReloadableKeys opened = keys.open();

        keys.make("12:00");
        opened.reload();

        assertThat(signing(opened)).isEqualTo(name("10:00"));
        assertThat(opened.schedule().current().verificationKeys()).hasSize(2);
        keys.clock.set(at("12:29:59"));
        opened.reload();
        assertThat(signing(opened)).isEqualTo(name("10:00"));
        keys.clock.set(at("12:30"));
        assertThat(signing(opened)).isEqualTo(name("12:00"));
    }

    @Test
    void theKeyBeforeALateOneVerifiesWhatItSignedMeanwhile() {
        keys.make("10:00");
        ReloadableKeys late = keys.open();
        keys.make("12:00");
        ReloadableKeys startedLater = keys.open();
        late.reload();

        keys.clock.set(at("13:29:59"));
        assertThat(late.schedule().current().verificationKeys()).hasSize(2);
        assertThat(startedLater.schedule().current().verificationKeys()).hasSize(2);
    }

    @Test
    void aKnownKeyMaySignSoonerByARename() throws Exception {
        keys.make("10:00");
        Path next = keys.make("20:00");
        ReloadableKeys opened = keys.open();
        keys.clock.advance(Duration.ofHours(1));

        Files.move(next, keys.file("13:00"));
        opened.reload();

        assertThat(signing(opened)).isEqualTo(name("13:00"));
    }

    @Test
    void anOldKeyPutBackOnlyVerifies() {
        keys.make("11:00");
        ReloadableKeys opened = keys.open();

        keys.make("10:00");
        opened.reload();

        assertThat(keys.states(opened))
                .isEqualTo(Map.of(name("10:00"), KeyState.RETIRED, name("11:00"), KeyState.ACTIVE));
        keys.clock.advance(Duration.ofDays(1));
        assertThat(signing(opened)).isEqualTo(name("11:00"));
    }

    @Test
    void nodesThatReadTheSameFilesAgreeAtEveryInstant() {
        List.of("08:00", "11:00", "12:10", "14:00").forEach(keys::make);
        ReloadableKeys one = keys.open();
        keys.clock.advance(Duration.ofMinutes(3));
        one.reload();
        ReloadableKeys other = keys.open();

        for (int minute = 0; minute < 8 * 60; minute++) {
            keys.clock.advance(Duration.ofMinutes(1));
            assertThat(keys.states(one)).isEqualTo(keys.states(other));
            assertThat(signing(one)).isEqualTo(signing(other));
        }
    }

    @Test
    void aClockThatGoesBackTakesTheKeysBack() {
        keys.make("10:00");
        keys.make("14:00");
        ReloadableKeys opened = keys.open();
        keys.clock.set(at("16:00"));
        assertThat(signing(opened)).isEqualTo(name("14:00"));

        keys.clock.set(at("13:00"));

        assertThat(signing(opened)).isEqualTo(name("10:00"));
    }
}
