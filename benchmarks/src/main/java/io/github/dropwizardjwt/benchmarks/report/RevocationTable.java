package io.github.dropwizardjwt.benchmarks.report;

import io.github.dropwizardjwt.benchmarks.results.RevocationCost;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;

/** How soon a logout is known to another node, and what the log costs the store. */
final class RevocationTable {
    private final List<RevocationCost> costs;

    RevocationTable(List<RevocationCost> costs) {
        this.costs = costs;
    }

    @Override
    public String toString() {
        List<String> stores =
                costs.stream().map(RevocationCost::store).distinct().toList();
        Table table = new Table(List.of(
                "", stores.isEmpty() ? Numbers.NONE : stores.get(0), stores.size() < 2 ? Numbers.NONE : stores.get(1)));
        for (int percent : new int[] {50, 95, 99}) {
            row(
                    table,
                    stores,
                    "logout answered, until the other node rejects the token, p" + percent,
                    "rejected p" + percent,
                    value -> Numbers.digits(value) + " ms");
        }
        row(table, stores, "verified tokens", "requests", RevocationTable::number);
        row(table, stores, "of which there are different ones", "tokens", RevocationTable::number);
        row(table, stores, "questions to the store for that", "questions", RevocationTable::number);
        row(table, stores, "readings of the log meanwhile", "readings", RevocationTable::number);
        row(table, stores, "sessions ended per second, with the log", "ends with log", RevocationTable::number);
        row(table, stores, "sessions ended per second, without", "ends without log", RevocationTable::number);
        return table.toString();
    }

    /** The milliseconds after which 99 of 100 logouts are known to another node. */
    Optional<Double> untilRejected(String store) {
        return median(store, "rejected p99");
    }

    /** The sessions ended per second, as a fraction of those without the log. */
    Optional<Double> ends(String store) {
        return median(store, "ends with log")
                .flatMap(with -> median(store, "ends without log").map(without -> with / without));
    }

    private void row(Table table, List<String> stores, String title, String what, DoubleFunction<String> format) {
        table.add(List.of(title, cell(stores, 0, what, format), cell(stores, 1, what, format)));
    }

    private String cell(List<String> stores, int index, String what, DoubleFunction<String> format) {
        return index < stores.size()
                ? Numbers.orNone(median(stores.get(index), what).map(format::apply))
                : Numbers.NONE;
    }

    private Optional<Double> median(String store, String what) {
        double[] values = costs.stream()
                .filter(cost -> cost.store().equals(store) && cost.what().equals(what))
                .mapToDouble(RevocationCost::value)
                .sorted()
                .toArray();
        return values.length == 0 ? Optional.empty() : Optional.of(values[values.length / 2]);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }
}
