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

/** Questions, each asked for a moment, all of them again in each round: a slow minute of the machine hits all alike. */
final class Rounds {
    private final List<Question> questions;
    private final Pace pace;

    Rounds(List<Question> questions, Pace pace) {
        this.questions = new ArrayList<>(questions);
        this.pace = pace;
    }

    List<RequestCost> ask() throws IOException {
        warmUp();
        List<RequestCost> costs = new ArrayList<>();
        for (int round = 1; round <= pace.rounds(); round++) {
            for (Question question : questions) {
                RequestCost cost = question.ask(time(), round);
                costs.add(cost);
                System.out.println(cost);
            }
            // Whatever a question leaves behind hits another one the next time.
            Collections.reverse(questions);
        }
        return costs;
    }

    /** To compile takes minutes where the servers have one processor. */
    private void warmUp() throws IOException {
        Duration enough = Duration.ofMillis(pace.millis(10_000, 150_000));
        long start = System.nanoTime();
        do {
            for (Question question : questions) {
                question.ask(time(), 0);
            }
        } while (System.nanoTime() - start < enough.toNanos());
    }

    /** Where and how it was measured, in words. */
    List<String> facts(List<Jdk> jdks) throws IOException {
        List<String> facts = new ArrayList<>(Machine.facts(jdks));
        facts.add("rounds: " + pace.rounds() + ", " + time().toMillis()
                + " ms for each figure and round, 16 connections");
        return facts;
    }

    private Duration time() {
        return Duration.ofMillis(pace.millis(400, 800));
    }
}
