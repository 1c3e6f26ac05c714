package io.github.dropwizardjwt.benchmarks.report;

import io.github.dropwizardjwt.benchmarks.library.Candidate;
import io.github.dropwizardjwt.benchmarks.results.Addition;
import io.github.dropwizardjwt.benchmarks.results.StartCost;
import io.github.dropwizardjwt.key.Algorithm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Targets and results. */
final class Aims {
    private final Calls calls;
    private final Calls turns;
    private final Requests requests;
    private final SessionTable sessions;
    private final RevocationTable revocations;
    private final Starts starts;
    private final Table table;

    Aims(
            Calls calls,
            Calls turns,
            Requests requests,
            SessionTable sessions,
            RevocationTable revocations,
            Starts starts) {
        this.calls = calls;
        this.turns = turns;
        this.requests = requests;
        this.sessions = sessions;
        this.revocations = revocations;
        this.starts = starts;
        List<String> titles = new ArrayList<>(List.of("", "target"));
        jdks().forEach(jdk -> titles.add("JDK " + jdk));
        this.table = new Table(titles);
    }

    private List<Integer> jdks() {
        return Stream.concat(calls.jdks().stream(), requests.jdks().stream())
                .distinct()
                .toList();
    }

    /** A row for each target; results that miss it are bold. */
    String table() {
        atLeast(
                "cached, over HTTP: the open route's processor time as a fraction of the protected one's, mean",
                0.965,
                new RequestTables(requests)::openOfProtected);
        for (String store : List.of("MEMORY_FOLLOWED", "POSTGRESQL_FOLLOWED", "REDIS_FOLLOWED")) {
            atLeast(
                    "sessions, " + store + ": throughput as a fraction of stateless",
                    0.95,
                    jdk -> sessions.ofStateless(store, jdk));
        }
        for (String store : List.of("PostgreSQL", "Redis")) {
            atMost(
                    "a logout is known to another node, " + store + ", p99 ms",
                    20,
                    jdk -> onFirst(jdk, revocations.untilRejected(store)));
        }
        atLeast(
                "sessions ended per second, PostgreSQL, as a fraction of those without the log",
                0.5,
                jdk -> onFirst(jdk, revocations.ends("PostgreSQL")));
        repeatSight(Algorithm.HS256, 400, 8);
        repeatSight(Algorithm.RS256, 600, 60);
        repeatSight(Algorithm.ES256, 600, 1500);
        atMost("EdDSA, cached, ns", 600, jdk -> calls.nanoseconds(repeat(Algorithm.EdDSA, jdk)));
        atMost("HS256, uncached, times the fastest peer", 1, jdk -> overFastestPeer(first(Algorithm.HS256, jdk)));
        atMost("HS256, uncached, bytes", 3000, jdk -> calls.bytes(first(Algorithm.HS256, jdk)));
        timesJca("first", "uncached", Algorithm.HS256, 3);
        timesJca("first", "uncached", Algorithm.RS256, 1.05);
        timesJca("first", "uncached", Algorithm.ES256, 1.08);
        timesJca("first", "uncached", Algorithm.EdDSA, 1.08);
        withProvider(Algorithm.ES256, 10);
        withProvider(Algorithm.EdDSA, 4);
        atMost("HS256, issuing, times the fastest peer", 1, jdk -> overFastestPeer(of("issue", Algorithm.HS256, jdk)));
        atMost("HS256, issuing, bytes", 8000, jdk -> calls.bytes(of("issue", Algorithm.HS256, jdk)));
        timesJca("issue", "issuing", Algorithm.RS256, 1.05);
        timesJca("issue", "issuing", Algorithm.ES256, 1.05);
        timesJca("issue", "issuing", Algorithm.EdDSA, 1.05);
        atMost(
                "a requirement of sub, scope and override, ns",
                200,
                jdk -> calls.nanoseconds(of("requirement", Algorithm.HS256, jdk)));
        start();
        return table.toString();
    }

    /** What is measured on the first JDK only. */
    private Optional<Double> onFirst(int jdk, Optional<Double> figure) {
        return jdk == jdks().get(0) ? figure : Optional.empty();
    }

    private void start() {
        int few = StartTable.METHODS.get(0);
        int many = StartTable.METHODS.get(1);
        int most = StartTable.METHODS.get(2);
        atMost(
                "start with 10 resource methods: ms added",
                150,
                jdk -> starts.added(new Starts.Of(few, 0, jdk), StartCost::milliseconds));
        atMost(
                "start with 10 resource methods and a class data archive: ms added",
                150,
                jdk -> starts.added(StartTable.archived(Addition.BUNDLE, jdk), StartCost::milliseconds));
        atMost(
                "start with 10,000 resource methods: processor time added, times that with 1,000",
                10,
                jdk -> starts.growth(new Starts.Of(most, 0, jdk), new Starts.Of(many, 0, jdk)));
        atMost(
                "start with 100 trusted issuers: processor time added, times that with 10",
                10,
                jdk -> starts.growth(new Starts.Of(few, 100, jdk), new Starts.Of(few, 10, jdk)));
    }

    private void repeatSight(Algorithm algorithm, double nanoseconds, double times) {
        atMost(algorithm + ", cached, ns", nanoseconds, jdk -> calls.nanoseconds(repeat(algorithm, jdk)));
        atLeast(
                algorithm + ", cached, times faster than the fastest peer",
                times,
                jdk -> fasterThanPeers(repeat(algorithm, jdk), first(algorithm, jdk)));
    }

    /** In turns in one virtual machine. */
    private void timesJca(String what, String title, Algorithm algorithm, double times) {
        atMost(
                algorithm + ", " + title + ", times the JCA alone",
                times,
                jdk -> turns.ratio(
                        of(what, algorithm, jdk), of(what, algorithm, jdk).by(Candidate.JCA)));
    }

    private void withProvider(Algorithm algorithm, double times) {
        atLeast(
                algorithm + ", uncached, Corretto: times faster than the fastest peer",
                times,
                jdk -> fasterThanPeers(
                        first(algorithm, jdk).by(Candidate.DROPWIZARD_JWT_CORRETTO), first(algorithm, jdk)));
    }

    private Optional<Double> overFastestPeer(Calls.Of which) {
        return calls.fastestPeer(which).flatMap(peer -> calls.ratio(which, which.by(peer)));
    }

    private Optional<Double> fasterThanPeers(Calls.Of which, Calls.Of peers) {
        return calls.fastestPeer(peers).flatMap(peer -> calls.ratio(peers.by(peer), which));
    }

    private static Calls.Of first(Algorithm algorithm, int jdk) {
        return of("first", algorithm, jdk);
    }

    private static Calls.Of repeat(Algorithm algorithm, int jdk) {
        return new Calls.Of("repeat", Candidate.DROPWIZARD_JWT, algorithm, RequestTables.MANY, jdk);
    }

    private static Calls.Of of(String what, Algorithm algorithm, int jdk) {
        return new Calls.Of(what, Candidate.DROPWIZARD_JWT, algorithm, 1, jdk);
    }

    private void atMost(String what, double aim, IntFunction<Optional<Double>> figure) {
        add(what, "≤ " + written(aim), jdk -> figure.apply(jdk).map(value -> marked(value, value <= aim)));
    }

    private void atLeast(String what, double aim, IntFunction<Optional<Double>> figure) {
        add(what, "≥ " + written(aim), jdk -> figure.apply(jdk).map(value -> marked(value, value >= aim)));
    }

    private void add(String what, String aim, IntFunction<Optional<String>> figure) {
        List<String> cells = new ArrayList<>(List.of(what, aim));
        jdks().forEach(jdk -> cells.add(Numbers.orNone(figure.apply(jdk))));
        table.add(cells);
    }

    private static String marked(double value, boolean isMet) {
        return isMet ? written(value) : "**" + written(value) + "**";
    }

    private static String written(double value) {
        return value >= 10 ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%.3g", value);
    }
}
