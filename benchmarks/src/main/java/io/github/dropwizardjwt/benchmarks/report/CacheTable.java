package io.github.dropwizardjwt.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cached tokens, here and in another library that caches them. */
final class CacheTable {
    private final Figures figures;

    CacheTable(Figures figures) {
        this.figures = figures;
    }

    /** Times, a column for each kind of token and number of them. */
    @Override
    public String toString() {
        List<String> columns = List.of("HS256 1", "HS256 1000", "RS256 1", "RS256 1000", "ES256 1", "ES256 1000");
        List<String> titles = new ArrayList<>(List.of(""));
        columns.forEach(column -> titles.add(title(column)));
        Table table = new Table(titles);
        for (String library : figures.subjects()) {
            List<String> cells = new ArrayList<>(List.of(library));
            columns.forEach(column ->
                    cells.add(Numbers.orNone(figures.median(library, column).map(Numbers::microseconds))));
            table.add(cells);
        }
        return table.toString();
    }

    private static String title(String column) {
        String[] parts = column.split(" ", 2);
        int tokens = Integer.parseInt(parts[1]);
        return parts[0] + (tokens == 1 ? ", 1 token" : String.format(Locale.ROOT, ", %,d tokens", tokens));
    }
}
