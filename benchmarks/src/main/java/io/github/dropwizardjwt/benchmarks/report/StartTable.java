package io.github.dropwizardjwt.benchmarks.report;

import io.github.dropwizardjwt.benchmarks.results.Addition;
import io.github.dropwizardjwt.benchmarks.results.StartCost;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What the bundle adds to the start of a service, by methods and issuers. */
final class StartTable {
    /** The numbers of resource methods. */
    static final List<Integer> METHODS = List.of(10, 1_000, 10_000);

    /** The numbers of trusted issuers. */
    static final List<Integer> ISSUERS = List.of(1, 10, 100);

    private final Starts starts;

    StartTable(Starts starts) {
        this.starts = starts;
    }

    /** A table for each JDK. */
    @Override
    public String toString() {
        return starts.jdks().stream()
                .map(jdk -> "JDK " + jdk + "\n\n" + table(jdk))
                .collect(Collectors.joining("\n\n"));
    }

    private Table table(int jdk) {
        Table table =
                new Table(List.of("", "start without it", "time", "processor time", "classes", "threads", "heap"));
        METHODS.forEach(methods -> table.add(
                row(String.format(Locale.ROOT, "%,d resource methods", methods), new Starts.Of(methods, 0, jdk))));
        ISSUERS.forEach(issuers -> table.add(row(
                issuers + (issuers == 1 ? " trusted issuer" : " trusted issuers"),
                new Starts.Of(METHODS.get(0), issuers, jdk))));
        table.add(row("its settings alone", new Starts.Of(Addition.SETTINGS, METHODS.get(0), 0, false, jdk)));
        table.add(row("10 resource methods, class data archive", archived(Addition.BUNDLE, jdk)));
        table.add(row("its settings alone, class data archive", archived(Addition.SETTINGS, jdk)));
        return table;
    }

    /** The least service, with an archive. */
    static Starts.Of archived(Addition addition, int jdk) {
        return new Starts.Of(addition, METHODS.get(0), 0, true, jdk);
    }

    private List<String> row(String title, Starts.Of which) {
        return List.of(
                title,
                Numbers.orNone(starts.without(which, StartCost::milliseconds).map(StartTable::milliseconds)),
                added(which, StartCost::milliseconds, StartTable::milliseconds),
                added(which, StartCost::cpuMilliseconds, StartTable::milliseconds),
                added(which, StartCost::classes, Numbers::whole),
                added(which, StartCost::threads, Numbers::whole),
                added(which, StartCost::heapBytes, bytes -> String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)));
    }

    private String added(Starts.Of which, ToDoubleFunction<StartCost> figure, Function<Double, String> format) {
        return Numbers.orNone(starts.added(which, figure).map(format));
    }

    private static String milliseconds(double value) {
        return Numbers.whole(value) + " ms";
    }
}
