package io.github.dropwizardjwt.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.dropwizardjwt.testing.store.SessionHarness;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionBuilderTest {
    private final SessionHarness service = new SessionHarness(new MemorySessionStore(1000));
    private final SessionManager sessions = service.sessions();

    @Test
    void opensASessionWithWhatIsSet() {
        TokenPair pair = sessions.open("alice")
                .scope("admin")
                .claim("tenant", 7)
                .claims(Map.of("team", "red"))
                .client("Firefox")
                .issue();

        assertThat(pair.auth().scope()).contains("admin");
        assertThat(pair.auth().claims()).containsEntry("tenant", 7).containsEntry("team", "red");
        assertThat(sessions.list("alice")).extracting(Session::client).containsExactly("Firefox");
        assertThat(sessions.refresh(pair.refresh()).auth().claims()).containsEntry("team", "red");
    }

    @Test
    void opensNothingBeforeItIssues() {
        SessionBuilder builder = sessions.open("alice").scope("admin");
        assertThat(sessions.list("alice")).isEmpty();

        TokenPair first = builder.issue();

        assertThat(builder.scope(null).issue().auth().scope()).isEmpty();
        assertThat(first.auth().scope()).contains("admin");
        assertThat(sessions.list("alice")).hasSize(2);
    }

    @Test
    void setsHowLongThisSessionLastsAtMost() {
        TokenPair usual = sessions.open("alice").issue();
        TokenPair brief = sessions.open("alice").maxAge(Duration.ofMinutes(20)).issue();

        assertThat(brief.refresh().maxAge()).isEqualTo(Duration.ofMinutes(20));
        assertThat(brief.auth().maxAge()).isEqualTo(Duration.ofMinutes(20));
        assertThat(usual.refresh().maxAge()).isEqualTo(Duration.ofDays(7));
        assertThat(usual.auth().maxAge()).isEqualTo(Duration.ofHours(1));
        assertThat(sessions.list("alice"))
                .extracting(session ->
                        Duration.between(session.createdAt().truncatedTo(ChronoUnit.SECONDS), session.endsAt()))
                .containsExactlyInAnyOrder(Duration.ofDays(30), Duration.ofMinutes(20));
    }

    @Test
    void rejectsAgesOutOfBounds() {
        SessionBuilder builder = sessions.open("alice");

        for (Duration age : List.of(
                Duration.ofMillis(999),
                Duration.ofDays(3650).plusNanos(1),
                Duration.ofSeconds(Long.MAX_VALUE),
                Duration.ofSeconds(Long.MIN_VALUE))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.maxAge(age))
                    .withMessage("A session must last at least one second and at most 3650 days");
        }
        assertThat(builder.maxAge(Duration.ofSeconds(1)).issue().refresh().maxAge())
                .isEqualTo(Duration.ofSeconds(1));
        assertThat(builder.maxAge(Duration.ofMillis(1999)).issue().refresh().maxAge())
                .isEqualTo(Duration.ofSeconds(1));
        assertThat(builder.maxAge(Duration.ofDays(3650)).issue().refresh().maxAge())
                .isEqualTo(Duration.ofDays(7));
    }
}
