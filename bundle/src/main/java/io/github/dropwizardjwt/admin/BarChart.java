package io.github.dropwizardjwt.admin;

import java.util.List;

/**
 * Draws stacked bars as SVG, which fills the width that it has. Labels are HTML beside it, so that they stay legible
 * when it is narrow.
 *
 * @param title what a screen reader calls it
 * @param description what it shows, and where the same numbers are
 * @param colours the CSS classes of the parts of each bar, from the bottom up
 */
record BarChart(String title, String description, List<String> colours) {
    private static final double HEIGHT = 100;

    /** Copies the list. */
    BarChart {
        colours = List.copyOf(colours);
    }

    /** The sizes of the parts of one bar, as many as there are colours. */
    record Bar(List<Long> parts) {
        /** Copies the list. */
        Bar {
            parts = List.copyOf(parts);
        }

        long size() {
            return parts.stream().mapToLong(Long::longValue).sum();
        }
    }

    /** The size of the highest bar. */
    static long highest(List<Bar> bars) {
        return bars.stream().mapToLong(Bar::size).max().orElse(0);
    }

    void write(Html html, List<Bar> bars) {
        html.open(
                        "svg",
                        "role",
                        "img",
                        "viewBox",
                        "0 0 " + bars.size() + " 100",
                        "preserveAspectRatio",
                        "none",
                        "focusable",
                        "false")
                .element("title", title)
                .element("desc", description);
        double scale = HEIGHT / Math.max(1, highest(bars));
        for (int i = 0; i < bars.size(); i++) {
            draw(html, i, bars.get(i), scale);
        }
        html.close();
    }

    private void draw(Html html, int position, Bar bar, double scale) {
        double top = HEIGHT;
        for (int part = 0; part < colours.size(); part++) {
            double height = bar.parts().get(part) * scale;
            top -= height;
            if (height > 0) {
                html.element(
                        "rect",
                        "",
                        "class",
                        colours.get(part),
                        "x",
                        position + ".1",
                        "width",
                        "0.8",
                        "y",
                        number(top),
                        "height",
                        number(height));
            }
        }
    }

    /** With as many digits as can be seen. */
    private static String number(double value) {
        return Double.toString(Math.round(value * 100) / 100.0);
    }
}
