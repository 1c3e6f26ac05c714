package io.github.dropwizardjwt.benchmarks.results;

import java.nio.file.Path;

/**
 * The files of measurements.
 *
 * @param directory where they are
 */
public record Results(Path directory) {
    /** The cost of calls. */
    public ResultFile<CallCost> calls() {
        return file("jmh.csv", CallCost.class);
    }

    /** The cost of calls, of two libraries in turns. */
    public ResultFile<CallCost> turns() {
        return file("turns.csv", CallCost.class);
    }

    /** The cost of requests. */
    public ResultFile<RequestCost> requests() {
        return file("http.csv", RequestCost.class);
    }

    /** The cost of requests by the part of the work that is done. */
    public ResultFile<RequestCost> parts() {
        return file("parts.csv", RequestCost.class);
    }

    /** The cost of requests by session store. */
    public ResultFile<RequestCost> sessions() {
        return file("sessions.csv", RequestCost.class);
    }

    /** How soon revocations are known, and what the log costs. */
    public ResultFile<Figure> revocations() {
        return file("revocation.csv", Figure.class);
    }

    /** The time to verify cached tokens. */
    public ResultFile<Figure> caches() {
        return file("caches.csv", Figure.class);
    }

    /** The cost of starts; the comments also say what the bundle weighs. */
    public ResultFile<StartCost> starts() {
        return file("start.csv", StartCost.class);
    }

    private <T extends Record> ResultFile<T> file(String name, Class<T> type) {
        return new ResultFile<>(directory.resolve(name), type);
    }
}
