package io.github.dropwizardjwt.jdbi3;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LogPositionTest {
    private static final long DAY = Duration.ofDays(1).toNanos();
    private static final int WINDOW = 1000;

    private static List<LogLine> lines(long... numbers) {
        return LongStream.of(numbers)
                .mapToObj(no -> new LogLine(no, "name", 10 * no))
                .toList();
    }

    private static List<Long> missing(LogPosition position) {
        return position.missing().keySet().asList();
    }

    @Test
    void missesTheAbsentNumbersBeforeTheEndWhenItBegins() {
        assertThat(missing(LogPosition.atEnd(lines(2, 5), 0))).containsExactly(1L, 3L, 4L);
        assertThat(missing(LogPosition.atEnd(lines(1), 0))).isEmpty();
        assertThat(missing(LogPosition.atEnd(lines(5000), 0)))
                .hasSize(WINDOW - 1)
                .startsWith(4001L)
                .endsWith(4999L);
        // Too many are absent between older lines.
        assertThat(missing(LogPosition.atEnd(lines(10, 20, 5000), 0))).startsWith(4001L);
    }

    @Test
    void missesThemAsFarAsTheLinesReachIfTheyAreFew() {
        long[] all = LongStream.rangeClosed(1, 9000)
                .filter(no -> no != 300 && no != 8999)
                .toArray();

        assertThat(missing(LogPosition.atEnd(lines(all), 0))).containsExactly(300L, 8999L);
        assertThat(LogPosition.beforeBeginning(lines(all))).isZero();
    }

    /** Numbers below were purged, or belong to lines that are far away. */
    @Test
    void missesNothingBelowAThousandLines() {
        long[] newest = LongStream.rangeClosed(4001, 5000).toArray();

        assertThat(missing(LogPosition.atEnd(lines(newest), 0))).isEmpty();
        assertThat(LogPosition.beforeBeginning(lines(newest))).isEqualTo(4000);
    }

    @Test
    void missesAThousandAtMostWhenItBegins() {
        long[] even = LongStream.rangeClosed(1, 5000).map(i -> 2 * i).toArray();
        LogPosition begun = LogPosition.atEnd(lines(even), 0);

        assertThat(missing(begun)).hasSize(WINDOW).startsWith(8001L).endsWith(9999L);
        assertThat(LogPosition.beforeBeginning(lines(even))).isEqualTo(7999);
    }

    @Test
    void missesTheNumbersBetweenLinesUntilTheyAppear() {
        LogPosition begun = LogPosition.atEnd(lines(1), 0);
        LogPosition later = begun.after(lines(1, 4, 6), 0);

        assertThat(missing(later)).containsExactly(2L, 3L, 5L);
        assertThat(later.last().no()).isEqualTo(6);
        assertThat(missing(later.after(lines(3, 6, 7), 0))).containsExactly(2L, 5L);
        assertThat(missing(later.after(lines(6), 0))).containsExactly(2L, 3L, 5L);
    }

    @Test
    void missesThemForADay() {
        LogPosition first = LogPosition.atEnd(lines(2), 0);
        LogPosition second = first.after(lines(2, 4), 5);

        assertThat(missing(second.after(lines(4), DAY))).containsExactly(1L, 3L);
        assertThat(missing(second.after(lines(4), DAY + 1))).containsExactly(3L);
        assertThat(missing(second.after(lines(4), DAY + 6))).isEmpty();
    }

    @Test
    void knowsItsLogByTheLastLine() {
        LogPosition position = LogPosition.atEnd(lines(1, 2), 0);

        assertThat(position.isIn(lines(2, 3))).isTrue();
        assertThat(position.isIn(lines(3))).isFalse();
        assertThat(position.isIn(List.of(new LogLine(2, "name", 21)))).isFalse();
    }

    @Test
    void allowsForASecondWindowOfMissingNumbers() {
        LogPosition begun = LogPosition.atEnd(lines(1), 0);

        assertThat(begun.after(lines(1, 2 + 2 * WINDOW), 0).isBeyondLimit()).isFalse();
        assertThat(begun.after(lines(1, 3 + 2 * WINDOW), 0).isBeyondLimit()).isTrue();
        assertThat(begun.after(lines(1, Long.MAX_VALUE), 0).isBeyondLimit()).isTrue();
    }
}
