package io.github.dropwizardjwt.jdbi3;

import com.google.common.collect.ImmutableSortedMap;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far the log was read. Numbers are drawn before lines are committed, so below the last line that was read some may
 * be missing that will still appear. Most belong to transactions that are about to be committed; those of transactions
 * that were rolled back, or whose server died, are missing for good.
 *
 * @param last the line of the highest number
 * @param missing the numbers below that were not read, with the moment in nanoseconds when they were missed first
 */
record LogPosition(LogLine last, ImmutableSortedMap<Long, Long> missing) {
    /** How many numbers a reader that begins may miss. At least so many lines are not purged. */
    static final int WINDOW = 1000;

    /** That many more than may be missing when a reader begins. */
    static final int MAX_MISSING = 2 * WINDOW;

    /** A transaction may wait for long before it is visible: for a standby that is down, say. */
    private static final long KEPT = Duration.ofDays(1).toNanos();

    /**
     * Where a reader begins.
     *
     * @param newest the last lines, {@link #WINDOW} of them or more, or all that there are, but one at least; in order
     */
    static LogPosition atEnd(List<LogLine> newest, long now) {
        long before = beforeBeginning(newest);
        List<LogLine> read = newest.stream().filter(line -> line.no() > before).toList();
        return new LogPosition(new LogLine(before, "", 0), ImmutableSortedMap.of()).after(read, now);
    }

    /**
     * The number after which a reader misses what is not there: as low as these lines reach, unless more than
     * {@link #WINDOW} are missing among them, but so many numbers before the last one at least.
     */
    static long beforeBeginning(List<LogLine> newest) {
        int count = newest.size();
        long last = newest.get(count - 1).no();
        int lowest = count - 1;
        while (lowest > 0 && last - newest.get(lowest - 1).no() - (count - lowest) <= WINDOW) {
            lowest--;
        }
        return Math.max(Math.min(newest.get(lowest).no() - 1, last - WINDOW), 0);
    }

    /** Whether lines that were read from here on continue this log, rather than one that has taken its place. */
    boolean isIn(List<LogLine> lines) {
        return lines.stream().anyMatch(line -> line.no() == last.no() && line.proof() == last.proof());
    }

    /** The position once lines were read, in order, at a moment. */
    LogPosition after(List<LogLine> lines, long now) {
        Map<Long, Long> missed = new TreeMap<>(missing);
        missed.values().removeIf(since -> now - since > KEPT);
        LogLine newest = last;
        for (LogLine line : lines) {
            missed.remove(line.no());
            // One too many says enough of a gap, which may be huge.
            for (long no = newest.no() + 1; no < line.no() && missed.size() <= MAX_MISSING; no++) {
                missed.put(no, now);
            }
            newest = line.no() > newest.no() ? line : newest;
        }
        return new LogPosition(newest, ImmutableSortedMap.copyOf(missed));
    }

    boolean isBeyondLimit() {
        return missing.size() > MAX_MISSING;
    }
}
