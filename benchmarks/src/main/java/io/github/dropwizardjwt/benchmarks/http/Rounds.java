package io.github.dropwizardjwt.benchmarks.http;

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

    /** The compilers see every route twice, and the second time with what they have made of the others. */
    private void warmUp() throws IOException {
        for (int i = 0; i < 2; i++) {
            for (Question question : questions) {
                question.ask(Duration.ofMillis(pace.millis(300, 800)), 0);
            }
        }
    }

    /** How it was measured, in words. */
    String fact() {
        return "rounds: " + pace.rounds() + ", " + time().toMillis() + " ms for each figure and round, 16 connections";
    }

    private Duration time() {
        return Duration.ofMillis(pace.millis(400, 800));
    }
}
