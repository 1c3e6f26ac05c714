package io.github.dropwizardjwt.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.redis.Sentinel.Answer;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentinelsTest {
    private static final Answer OLD = new Answer(1, "old", 6379, false);
    private static final Answer NEW = new Answer(2, "new", 6379, false);

    /** A failover needs the votes of most sentinels: of one of two it cannot be, and of two of three it can. */
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 2", "4, 2", "5, 3", "6, 3", "7, 4"})
    void needsHalfOfTheSentinels(int asked, int needed) {
        List<Answer> enough = Stream.generate(() -> OLD).limit(needed).toList();
        TimeoutException failure = new TimeoutException();

        assertThat(Sentinels.newest(enough, asked, failure)).isEqualTo(OLD);
        assertThatThrownBy(() -> Sentinels.newest(enough.subList(1, needed), asked, failure))
                .isInstanceOf(NoPrimaryException.class)
                .hasMessage("Fewer than half of the sentinels answer")
                .hasCause(failure);
    }

    @Test
    void believesTheHighestEpochThoughMostNameAnother() {
        assertThat(Sentinels.newest(List.of(OLD, NEW, OLD), 3, null)).isEqualTo(NEW);
        assertThat(Sentinels.newest(List.of(NEW, OLD, OLD), 3, null)).isEqualTo(NEW);
    }

    /** As while the sentinel that leads a failover has not told the others yet. */
    @Test
    void believesNobodyWhereAnswersOfOneEpochDiffer() {
        rejects(new Answer(OLD.epoch(), NEW.host(), NEW.port(), false));
    }

    /** The others learn of a failover when it is over. */
    @Test
    void believesNobodyWhereOneIsReplacingThePrimary() {
        rejects(new Answer(OLD.epoch(), OLD.host(), OLD.port(), true));
    }

    private static void rejects(Answer ofOne) {
        for (List<Answer> answers : List.of(List.of(OLD, ofOne, OLD), List.of(ofOne, OLD))) {
            assertThatThrownBy(() -> Sentinels.newest(answers, answers.size(), null))
                    .isInstanceOf(FailoverException.class);
        }
    }

    /** The one that leads a failover may still be busy with the replicas when the new primary is known. */
    @Test
    void believesOneThatHasReplacedThePrimaryThoughOthersAreBehind() {
        Answer behind = new Answer(OLD.epoch(), OLD.host(), OLD.port(), true);

        assertThat(Sentinels.newest(List.of(behind, NEW, OLD), 3, null)).isEqualTo(NEW);
    }
}
