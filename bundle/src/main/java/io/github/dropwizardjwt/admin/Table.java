package io.github.dropwizardjwt.admin;

import java.time.Instant;
import java.util.List;

/**
 * Writes a table with a caption, of which the first column names the rows. One that is wider than the window scrolls by
 * itself, also by keyboard. Not thread-safe.
 */
final class Table {
    private final Html html;
    private boolean hasRows;

    /** Begins a table. */
    Table(Html html, String caption, String... columns) {
        this(html, caption, List.of(columns));
    }

    /** Begins a table. */
    Table(Html html, String caption, List<String> columns) {
        this.html = html;
        html.open("div", "class", "scroll", "role", "region", "aria-label", caption, "tabindex", "0")
                .open("table")
                .element("caption", caption)
                .open("thead")
                .open("tr");
        for (String column : columns) {
            html.element("th", column, "scope", "col");
        }
        html.close().close().open("tbody");
    }

    /** Begins a row. */
    Table row() {
        endRow();
        hasRows = true;
        html.open("tr");
        return this;
    }

    /** Begins a row with its name. */
    Table row(String name) {
        row();
        html.element("th", name, "scope", "row");
        return this;
    }

    /** Begins a row that a chart shows in a colour. */
    Table row(String name, String colour) {
        row();
        html.open("th", "scope", "row")
                .element("span", "", "class", "swatch " + colour)
                .text(name)
                .close();
        return this;
    }

    /** Begins a row that a time names. */
    Table row(Instant time) {
        row();
        html.open("th", "scope", "row").time(time).close();
        return this;
    }

    Table cell(String text) {
        html.element("td", text);
        return this;
    }

    Table cell(long number) {
        html.element("td", Long.toString(number), "class", "number");
        return this;
    }

    /** A time; the first and last of all times stand for none. */
    Table cell(Instant time) {
        if (time.equals(Instant.MIN) || time.equals(Instant.MAX)) {
            return cell("-");
        }
        html.open("td").time(time).close();
        return this;
    }

    private void endRow() {
        if (hasRows) {
            html.close();
        }
    }

    /** Ends the table. */
    void end() {
        endRow();
        html.close().close().close();
    }
}
