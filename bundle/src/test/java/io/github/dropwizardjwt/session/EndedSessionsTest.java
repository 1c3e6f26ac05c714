package io.github.dropwizardjwt.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.session.EndedSessions.Reading;
import io.github.dropwizardjwt.token.RandomId;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EndedSessionsTest {
    private static final long LIMIT = 1_000_000_000;

    private final EndedSessions ended = new EndedSessions();

    @Test
    void hasAGenerationThatEachMarkChanges() {
        Generations before = ended.generations("session", "alice");
        assertThat(ended.isUnchanged(before)).isTrue();
        ended.mark("session");
        Generations after = ended.generations("session", "alice");
        assertThat(ended.isUnchanged(before)).isFalse();
        assertThat(ended.isSessionUnchanged(before)).isFalse();
        assertThat(ended.isUnchanged(after)).isTrue();
        ended.mark("session");

        assertThat(ended.isUnchanged(before)).isFalse();
        assertThat(ended.isUnchanged(after)).isFalse();
    }

    @Test
    void hasAGenerationOfEachSubjectThatEachMarkChanges() {
        Generations before = ended.generations("session", "alice");
        ended.markSubject("alice");

        assertThat(ended.isUnchanged(before)).isFalse();
        assertThat(ended.isSessionUnchanged(before)).isTrue();
        assertThat(ended.isUnchanged(ended.generations("session", "alice"))).isTrue();
    }

    @Test
    void leavesTheGenerationsOfOthersAlone() {
        Generations session = ended.generations("another session", "session");
        Generations subject = ended.generations("alice", "bob");
        ended.mark("session");
        ended.markSubject("alice");

        assertThat(ended.isUnchanged(session)).isTrue();
        assertThat(ended.isUnchanged(subject)).isTrue();
    }

    @Test
    void spreadsNames() {
        Set<Integer> places = IntStream.range(0, 10_000)
                .mapToObj(i -> EndedSessions.place(RandomId.next()))
                .collect(Collectors.toSet());

        // As many as of 10,000 balls in 65,536 bins, 9,289, less ten times the deviation.
        assertThat(places).hasSizeGreaterThan(9_000);
        assertThat(places).allMatch(place -> place >= 0 && place < 1 << 16);
    }

    @Test
    void coversNothingBeforeTheFirstReading() {
        assertThat(ended.reading().covers(0, LIMIT, new Moment(0, 0))).isFalse();
        assertThat(ended.reading().covers(-1, LIMIT, new Moment(0, 0))).isFalse();
    }

    @Test
    void coversWhatIsKnownInTheEpochUntilTheReadingIsTooOld() {
        ended.heard(new Moment(10, 0));
        Reading reading = ended.reading();

        assertThat(reading.covers(0, LIMIT, new Moment(LIMIT + 9, 0))).isTrue();
        assertThat(reading.covers(0, LIMIT, new Moment(LIMIT + 10, 0))).isFalse();
    }

    @Test
    void coversWhatWasKnownBeforeALossUntilTheReadingBeforeIsTooOld() {
        ended.heard(new Moment(10, 0));
        ended.lost(new Moment(500, 0));
        ended.heard(new Moment(1000, 0));
        Reading reading = ended.reading();

        assertThat(reading.covers(0, LIMIT, new Moment(LIMIT + 9, 0))).isTrue();
        assertThat(reading.covers(0, LIMIT, new Moment(LIMIT + 10, 0))).isFalse();
        assertThat(reading.covers(1, LIMIT, new Moment(LIMIT + 999, 0))).isTrue();
        assertThat(reading.covers(1, LIMIT, new Moment(LIMIT + 1000, 0))).isFalse();
    }

    @Test
    void coversNothingThatWasKnownBeforeTwoLosses() {
        ended.heard(new Moment(10, 0));
        ended.lost(new Moment(11, 0));
        ended.lost(new Moment(12, 0));

        assertThat(ended.reading().covers(0, LIMIT, new Moment(13, 0))).isFalse();
        assertThat(ended.reading().covers(1, LIMIT, new Moment(LIMIT + 10, 0))).isTrue();
        assertThat(ended.reading().covers(1, LIMIT, new Moment(LIMIT + 11, 0))).isFalse();
    }

    @Test
    void coversNothingOfALaterEpoch() {
        ended.heard(new Moment(10, 0));

        assertThat(ended.reading().covers(1, LIMIT, new Moment(10, 0))).isFalse();
    }
}
