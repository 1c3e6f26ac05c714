package io.github.dropwizardjwt.key.rotation;

import static io.github.dropwizardjwt.key.rotation.Keys.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.key.VerificationKey;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.support.TestKeys;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys that stand in the configuration, and no file says when they sign. */
class KeyScheduleTest {
    private final SigningKey present = TestKeys.signing(Algorithm.ES256, "present");
    private final VerificationKey former =
            TestKeys.signing(Algorithm.RS256, "former").verificationKey();
    private final SettableClock clock = new SettableClock(at("12:00"));

    @Test
    void aKeySignsForEverWhereNothingElseIsSaid() {
        KeySchedule keys = new KeySchedule(List.of(ScheduledKey.always("key", present)), clock);

        assertThat(keys.current().signingKey()).contains(present);
        clock.advance(Duration.ofDays(36_500));
        assertThat(keys.current().signingKey()).contains(present);
    }

    @Test
    void aPublicKeyVerifiesForEverAndSignsNever() {
        KeySchedule keys = new KeySchedule(List.of(ScheduledKey.always("key", former)), clock);

        assertThat(keys.current().signingKey()).isEmpty();
        assertThat(keys.current().verificationKeys()).containsExactly(former);
    }

    @Test
    void aFormerKeyVerifiesUntilItsTimeIsOver() {
        KeySchedule keys = new KeySchedule(
                List.of(ScheduledKey.always("key", present), ScheduledKey.retired("former", former, at("13:00"))),
                clock);

        clock.set(at("12:59:59"));
        assertThat(keys.current().verificationKeys()).containsExactly(present.verificationKey(), former);
        clock.set(at("13:00"));
        assertThat(keys.current().verificationKeys()).containsExactly(present.verificationKey());
        assertThat(keys.current().signingKey()).contains(present);
    }
}
