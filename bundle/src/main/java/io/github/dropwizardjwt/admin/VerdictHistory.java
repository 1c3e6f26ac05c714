package io.github.dropwizardjwt.admin;

import io.github.dropwizardjwt.token.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;

/** Counts admitted and rejected requests per minute, for an hour. Takes a fixed amount of memory. Thread-safe. */
final class VerdictHistory {
    /** How many minutes are kept, the current one among them. */
    static final int MINUTES = 60;

    private static final long MILLIS = Duration.ofMinutes(1).toMillis();

    private final AtomicReferenceArray<Minute> minutes = new AtomicReferenceArray<>(MINUTES);

    /** The counts of the minute that begins {@code number} minutes after the epoch. */
    private record Minute(long number, LongAdder accepted, ConcurrentMap<Reason, LongAdder> rejected) {
        static Minute of(long number) {
            return new Minute(number, new LongAdder(), new ConcurrentHashMap<>());
        }

        VerdictCounts counts() {
            Map<Reason, Long> byReason = new EnumMap<>(Reason.class);
            rejected.forEach((reason, count) -> byReason.put(reason, count.sum()));
            return new VerdictCounts(Instant.ofEpochMilli(number * MILLIS), accepted.sum(), byReason);
        }
    }

    VerdictHistory() {
        for (int slot = 0; slot < MINUTES; slot++) {
            minutes.set(slot, Minute.of(Long.MIN_VALUE));
        }
    }

    /** Counts an admitted request; called with each, so without an {@code Instant}. */
    void accepted(long epochMillis) {
        minute(epochMillis).accepted().increment();
    }

    void rejected(long epochMillis, Reason reason) {
        minute(epochMillis)
                .rejected()
                .computeIfAbsent(reason, first -> new LongAdder())
                .increment();
    }

    private Minute minute(long epochMillis) {
        long number = Math.floorDiv(epochMillis, MILLIS);
        int slot = Math.floorMod(number, MINUTES);
        while (true) {
            Minute known = minutes.get(slot);
            if (known.number() == number) {
                return known;
            }
            Minute begun = Minute.of(number);
            if (minutes.compareAndSet(slot, known, begun)) {
                return begun;
            }
        }
    }

    /** The counts of each of the last minutes, the current one last. */
    List<VerdictCounts> until(Instant now) {
        long current = Math.floorDiv(now.toEpochMilli(), MILLIS);
        return LongStream.rangeClosed(current - MINUTES + 1, current)
                .mapToObj(this::counts)
                .toList();
    }

    private VerdictCounts counts(long number) {
        Minute known = minutes.get(Math.floorMod(number, MINUTES));
        return (known.number() == number ? known : Minute.of(number)).counts();
    }
}
