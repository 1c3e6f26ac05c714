package io.github.dropwizardjwt.benchmarks.report;

import io.github.dropwizardjwt.benchmarks.library.Candidate;
import io.github.dropwizardjwt.benchmarks.report.BarChart.Bar;
import io.github.dropwizardjwt.benchmarks.report.BarChart.Whose;
import io.github.dropwizardjwt.benchmarks.sample.Keys;
import io.github.dropwizardjwt.key.Algorithm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The charts, all of the first JDK. */
final class Charts {
    private Charts() {}

    /** Verifying: one panel for each algorithm, the fastest on top. */
    static BarChart calls(Calls calls) {
        BarChart chart = new BarChart("Time to verify one token");
        for (int jdk : calls.jdks().stream().limit(1).toList()) {
            for (Algorithm algorithm : Keys.ALGORITHMS) {
                chart.add(algorithm + ", µs on JDK " + jdk, bars(calls, algorithm, jdk));
            }
        }
        return chart;
    }

    private static List<Bar> bars(Calls calls, Algorithm algorithm, int jdk) {
        List<Bar> bars = new ArrayList<>();
        calls.nanoseconds(new Calls.Of("repeat", Candidate.DROPWIZARD_JWT, algorithm, RequestTables.MANY, jdk))
                .ifPresent(time -> bars.add(bar("dropwizard-jwt, cached", time, Whose.OURS)));
        for (Candidate candidate : Candidate.values()) {
            calls.nanoseconds(new Calls.Of("first", candidate, algorithm, 1, jdk))
                    .ifPresent(time -> bars.add(bar(candidate.title(), time, whose(candidate))));
        }
        bars.sort(Comparator.comparingDouble(Bar::value));
        return bars;
    }

    private static Bar bar(String label, double nanoseconds, Whose whose) {
        return new Bar(label, nanoseconds, Numbers.digits(nanoseconds / 1000), whose);
    }

    private static Whose whose(Candidate candidate) {
        return switch (candidate) {
            case DROPWIZARD_JWT, DROPWIZARD_JWT_CORRETTO -> Whose.OURS;
            case JCA, JCA_CORRETTO -> Whose.LIMIT;
            default -> Whose.OTHERS;
        };
    }

    /** Requests: one panel for each algorithm, many tokens. */
    static BarChart requests(Requests requests) {
        BarChart chart = new BarChart("Processor time of one request");
        for (int jdk : requests.jdks().stream().limit(1).toList()) {
            for (String algorithm : requests.algorithms()) {
                chart.add(algorithm + ", µs on JDK " + jdk, bars(requests, algorithm, jdk));
            }
        }
        return chart;
    }

    private static List<Bar> bars(Requests requests, String algorithm, int jdk) {
        List<Bar> bars = new ArrayList<>();
        RequestTables.ROUTES.forEach((route, name) -> requests.cpuMicroseconds(new Requests.Of(
                        route,
                        algorithm,
                        route.equals("open") ? 0 : RequestTables.MANY,
                        RequestTables.HEADER_CACHE_SIZE,
                        1,
                        jdk))
                .ifPresent(time -> bars.add(new Bar(name.replace("*", ""), time, Numbers.digits(time), whose(route)))));
        return bars;
    }

    private static Whose whose(String route) {
        return switch (route) {
            case "repeat", "first" -> Whose.OURS;
            case "jjwt" -> Whose.OTHERS;
            default -> Whose.LIMIT;
        };
    }
}
