package io.github.dropwizardjwt.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How soon a logout is known to another node, and what the log costs the store. */
final class RevocationTable {
    private static final String WITH_LOG = "ends with log";
    private static final String WITHOUT_LOG = "ends without log";

    private final Figures figures;

    RevocationTable(Figures figures) {
        this.figures = figures;
    }

    @Override
    public String toString() {
        List<String> titles = new ArrayList<>(List.of(""));
        titles.addAll(figures.subjects());
        Table table = new Table(titles);
        for (int percent : new int[] {50, 95, 99}) {
            row(
                    table,
                    "logout answered, until the other node rejects the token, p" + percent,
                    "rejected p" + percent,
                    value -> Numbers.digits(value) + " ms");
        }
        row(table, "verified tokens", "requests", Numbers::whole);
        row(table, "different ones among them", "tokens", Numbers::whole);
        row(table, "questions to the store for that", "questions", Numbers::whole);
        row(table, "readings of the log meanwhile", "readings", Numbers::whole);
        row(table, "sessions ended per second, with the log", WITH_LOG, Numbers::whole);
        row(table, "sessions ended per second, without", WITHOUT_LOG, Numbers::whole);
        return table.toString();
    }

    /** The milliseconds after which 99 of 100 logouts are known to another node. */
    Optional<Double> untilRejected(String store) {
        return figures.median(store, "rejected p99");
    }

    /** The sessions ended per second, as a fraction of those without the log. */
    Optional<Double> ends(String store) {
        return figures.ratio(store, WITH_LOG, WITHOUT_LOG);
    }

    private void row(Table table, String title, String what, Function<Double, String> format) {
        List<String> cells = new ArrayList<>(List.of(title));
        figures.subjects()
                .forEach(store ->
                        cells.add(Numbers.orNone(figures.median(store, what).map(format))));
        table.add(cells);
    }
}
