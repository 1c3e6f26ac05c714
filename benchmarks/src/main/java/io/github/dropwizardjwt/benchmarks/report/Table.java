package io.github.dropwizardjwt.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A table in Markdown: text left-aligned, figures right-aligned. */
final class Table {
    private final List<String> lines = new ArrayList<>();

    Table(List<String> titles) {
        add(titles);
        List<String> alignment = new ArrayList<>(Collections.nCopies(titles.size(), "---:"));
        alignment.set(0, "---");
        add(alignment);
    }

    void add(List<String> cells) {
        lines.add("| " + String.join(" | ", cells) + " |");
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
