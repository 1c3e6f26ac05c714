package io.github.dropwizardjwt.load;

import java.time.Duration;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;

/** When there were faults, and what they excuse. Thread-safe. */
final class SoakedFaults {
    /** Replication is that late at most, and so is a confirmation. */
    private static final long MARGIN = Duration.ofSeconds(1).toNanos();
    /** After this, services have asked who is the primary. */
    private static final long FOLLOWED = Duration.ofMillis(1500).toNanos();
    /** A circuit that was open is probed, and calls that were stuck end. */
    private static final long AFTERMATH = Duration.ofSeconds(2).toNanos();

    private final long origin = System.nanoTime();
    private final Deque<Struck> faults = new ConcurrentLinkedDeque<>();

    /** A fault, and its times. */
    final class Struck {
        private final StoreFault fault;
        private final long began = now();
        private volatile long served = Long.MAX_VALUE - FOLLOWED;
        private volatile long over = Long.MAX_VALUE - AFTERMATH;

        private Struck(StoreFault fault) {
            this.fault = fault;
        }

        void canServeAgain() {
            served = now();
        }

        void isOver() {
            over = now();
        }

        private boolean excuses(long since, Set<String> parts, boolean write) {
            return over + AFTERMATH >= since && fault.touches(parts) && (write || !fault.ofWrites());
        }

        private boolean mayHaveLost(long confirmed, Set<String> parts) {
            if (fault.losses() == StoreFault.Losses.NONE || !fault.touches(parts)) {
                return false;
            }
            long last = fault.losses() == StoreFault.Losses.BEFORE ? began + MARGIN : served + FOLLOWED;
            return confirmed >= began - MARGIN && confirmed <= last;
        }
    }

    /** Nanoseconds since this was made, by which all times here are. */
    long now() {
        return System.nanoTime() - origin;
    }

    /** Called before the fault begins. */
    Struck begin(StoreFault fault) {
        Struck struck = new Struck(fault);
        faults.addFirst(struck);
        return struck;
    }

    /** Whether a request that began then, and was rejected now, may be so. */
    boolean excuse(long since, Set<String> parts, boolean write) {
        return faults.stream().anyMatch(each -> each.excuses(since, parts, write));
    }

    /** Whether there has been no fault of any kind since then, for a slow machine is the likely reason of a failure. */
    boolean isCalm(long since) {
        return faults.stream().noneMatch(each -> each.over + AFTERMATH >= since);
    }

    /** The fault by which the store may have lost a write that was confirmed then. */
    Optional<StoreFault> loserOf(long confirmed, Set<String> parts) {
        return faults.stream()
                .filter(each -> each.mayHaveLost(confirmed, parts))
                .map(each -> each.fault)
                .findFirst();
    }

    /** The time, and the last fault: for messages. */
    String when() {
        Struck last = faults.peekFirst();
        String at = seconds(now());
        return last == null ? at : at + ", " + last.fault.name() + " at " + seconds(last.began);
    }

    private static String seconds(long nanos) {
        return String.format("%.3f s", nanos / 1e9);
    }
}
