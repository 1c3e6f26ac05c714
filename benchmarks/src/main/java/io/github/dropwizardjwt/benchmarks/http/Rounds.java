package io.github.dropwizardjwt.benchmarks.http;

import io.github.dropwizardjwt.benchmarks.results.Jdk;
import io.github.dropwizardjwt.benchmarks.results.Machine;
import io.github.dropwizardjwt.benchmarks.results.Pace;
import io.github.dropwizardjwt.benchmarks.results.RequestCost;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measurements, each short and repeated in each round. Those that are compared with one another follow one another, so
 * that a slow second of the machine affects all alike; many short rounds tell more than a few long ones.
 */
final class Rounds {
    private final List<List<Question>> groups = new ArrayList<>();
    private final Pace pace;
    private final Duration time;
    private final Consumer<List<Question>> order;

    Rounds(List<List<Question>> groups, Pace pace) {
        this(groups, pace, Duration.ofMillis(250));
    }

    /**
     * Measures for another time.
     *
     * @param time for each measurement
     */
    Rounds(List<List<Question>> groups, Pace pace, Duration time) {
        // So that what a measurement leaves behind affects another one each time.
        this(groups, pace, time, Collections::shuffle);
    }

    private Rounds(List<List<Question>> groups, Pace pace, Duration time, Consumer<List<Question>> order) {
        groups.forEach(group -> this.groups.add(new ArrayList<>(group)));
        this.pace = pace;
        this.time = time;
        this.order = order;
    }

    /** Measures each group in the given order, where one of them leaves a server busy for a while. */
    static Rounds inOrder(List<List<Question>> groups, Pace pace, Duration time) {
        return new Rounds(groups, pace, time, group -> {});
    }

    List<RequestCost> ask() throws IOException {
        warmUp();
        List<RequestCost> costs = new ArrayList<>();
        for (int round = 1; round <= pace.rounds(); round++) {
            groups.forEach(order);
            Collections.shuffle(groups);
            List<RequestCost> ofRound = ask(round);
            ofRound.forEach(System.out::println);
            costs.addAll(ofRound);
        }
        return costs;
    }

    private List<RequestCost> ask(int round) throws IOException {
        List<RequestCost> costs = new ArrayList<>();
        for (List<Question> group : groups) {
            for (Question question : group) {
                costs.add(question.ask(time, round));
            }
        }
        return costs;
    }

    /** The JIT compiler takes minutes if the servers have one processor. */
    private void warmUp() throws IOException {
        Duration enough = Duration.ofMillis(pace.millis(10_000, 150_000));
        for (List<Question> group : groups) {
            for (Question question : group) {
                question.prepare();
            }
        }
        long start = System.nanoTime();
        do {
            ask(0);
        } while (System.nanoTime() - start < enough.toNanos());
    }

    /** Where and how it was measured. */
    List<String> facts(List<Jdk> jdks) throws IOException {
        List<String> facts = new ArrayList<>(Machine.facts(jdks));
        facts.add(
                "rounds: " + pace.rounds() + ", " + time.toMillis() + " ms for each figure and round, 16 connections");
        return facts;
    }
}
