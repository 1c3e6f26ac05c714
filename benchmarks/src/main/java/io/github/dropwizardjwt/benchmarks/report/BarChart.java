package io.github.dropwizardjwt.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Bars in panels, two side by side, as SVG for light and dark backgrounds. Each panel has its own scale. */
final class BarChart {
    private static final int PANEL_WIDTH = 420;
    private static final int BAR_START = 215;
    private static final int LONGEST_BAR = 140;
    private static final int ROW = 17;
    private static final int TITLE = 30;

    /** The owner of a bar. */
    enum Whose {
        OURS,
        OTHERS,
        LIMIT
    }

    /**
     * A bar.
     *
     * @param label its name
     * @param value its length
     * @param text the value as text
     * @param whose decides the colour
     */
    record Bar(String label, double value, String text, Whose whose) {}

    private record Panel(String title, List<Bar> bars) {}

    private final String description;
    private final List<Panel> panels = new ArrayList<>();

    BarChart(String description) {
        this.description = description;
    }

    void add(String title, List<Bar> bars) {
        panels.add(new Panel(title, bars));
    }

    @Override
    public String toString() {
        int panelHeight = TITLE
                + ROW
                        * panels.stream()
                                .mapToInt(panel -> panel.bars().size())
                                .max()
                                .orElse(0)
                + 10;
        int height = panelHeight * ((panels.size() + 1) / 2);
        StringBuilder svg = new StringBuilder();
        svg.append("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-label="%s">
                <style>
                text { font: 12px sans-serif; fill: #1f2328 }
                .title { font-weight: bold }
                .end { text-anchor: end }
                .ours { fill: #1f6feb }
                .others { fill: #9aa4af }
                .limit { fill: #57606a }
                @media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .limit { fill: #6e7681 } }
                </style>
                """.formatted(2 * PANEL_WIDTH, height, description));
        for (int i = 0; i < panels.size(); i++) {
            append(svg, panels.get(i), i % 2 * PANEL_WIDTH, i / 2 * panelHeight);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void append(StringBuilder svg, Panel panel, int left, int top) {
        double longest = panel.bars().stream().mapToDouble(Bar::value).max().orElse(1);
        svg.append("<text class=\"title\" x=\"%d\" y=\"%d\">%s</text>\n"
                .formatted(left + BAR_START, top + TITLE - 10, panel.title()));
        for (int i = 0; i < panel.bars().size(); i++) {
            Bar bar = panel.bars().get(i);
            int y = top + TITLE + i * ROW;
            double length = Math.max(1, bar.value() / longest * LONGEST_BAR);
            svg.append(String.format(
                    Locale.ROOT,
                    """
                    <text class="end" x="%d" y="%d">%s</text>
                    <rect class="%s" x="%d" y="%d" width="%.1f" height="%d"/>
                    <text x="%.1f" y="%d">%s</text>
                    """,
                    left + BAR_START - 6,
                    y + 11,
                    bar.label(),
                    bar.whose().name().toLowerCase(Locale.ROOT),
                    left + BAR_START,
                    y + 1,
                    length,
                    ROW - 4,
                    left + BAR_START + length + 5,
                    y + 11,
                    bar.text()));
        }
    }
}
