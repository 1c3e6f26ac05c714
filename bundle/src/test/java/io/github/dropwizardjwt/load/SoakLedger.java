package io.github.dropwizardjwt.load;

import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What happened in a soak run: how often each thing did, what never should have, and which tokens are dead. */
final class SoakLedger {
    private static final int DEAD_OF_A_KIND = 500;

    private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();
    private final Map<String, CopyOnWriteArrayList<String>> dead = new ConcurrentHashMap<>();
    /** Goes up when an outage begins, and again when it is over: odd while there is one. */
    private final AtomicInteger outages = new AtomicInteger();

    void count(String what) {
        counts.computeIfAbsent(what, name -> new LongAdder()).increment();
    }

    long counted(String what) {
        LongAdder count = counts.get(what);
        return count == null ? 0 : count.sum();
    }

    void violated(String what) {
        count("VIOLATIONS");
        if (violations.size() < 100) {
            violations.add(what);
        }
    }

    Queue<String> violations() {
        return violations;
    }

    /** From now on, no request may be let in because of this token. */
    void isDead(String why, String token) {
        CopyOnWriteArrayList<String> kind = dead.computeIfAbsent(why, name -> new CopyOnWriteArrayList<>());
        if (kind.size() < DEAD_OF_A_KIND) {
            kind.add(token);
        } else {
            kind.set(ThreadLocalRandom.current().nextInt(DEAD_OF_A_KIND), token);
        }
    }

    Set<String> kindsOfDead() {
        return dead.keySet();
    }

    /** Any dead token of a kind. */
    String anyDead(String why) {
        CopyOnWriteArrayList<String> kind = dead.get(why);
        return kind.get(ThreadLocalRandom.current().nextInt(kind.size()));
    }

    void outageBegins() {
        outages.incrementAndGet();
    }

    void outageIsOver() {
        outages.incrementAndGet();
    }

    /** To be compared with what it is later by {@link #wasOutageSince}. */
    int outageMark() {
        return outages.get();
    }

    boolean wasOutageSince(int mark) {
        return mark % 2 == 1 || outages.get() != mark;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        counts.forEach((what, count) -> text.append(String.format("%12d  %s%n", count.sum(), what)));
        violations.forEach(each -> text.append(each).append(System.lineSeparator()));
        return text.toString();
    }
}
