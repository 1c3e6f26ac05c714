package io.github.dropwizardjwt.admin;

import io.github.dropwizardjwt.admin.BarChart.Bar;
import io.github.dropwizardjwt.token.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Shows how many requests of the last hour were admitted, and rejected for which reason: as charts, and the same
 * numbers as tables.
 *
 * @param history has the numbers
 */
record VerdictsSection(VerdictHistory history) implements Section {
    /** So many reasons have a colour of their own; others, which are rarer, share the next. */
    private static final int COLOURS = 5;

    private static final String SAME_NUMBERS = " The tables below have the same numbers.";

    @Override
    public String title() {
        return "Verdicts";
    }

    @Override
    public void write(Html html, Instant now) {
        List<VerdictCounts> minutes = history.until(now);
        VerdictCounts hour = VerdictCounts.sum(minutes.get(0).from(), minutes);
        List<Reason> reasons = commonFirst(hour);
        html.element(
                "p",
                "In the last " + VerdictHistory.MINUTES + " minutes, " + hour.accepted()
                        + " requests with a token were admitted, and " + hour.allRejected()
                        + " rejected. Requests answered with 503 are not counted.");
        List<Bar> admitted = minutes.stream()
                .map(minute -> new Bar(List.of(minute.accepted())))
                .toList();
        List<Bar> rejected = minutes.stream()
                .map(minute -> new Bar(reasons.stream().map(minute::of).toList()))
                .toList();
        chart(html, "Admitted", List.of("admitted"), admitted, minutes);
        chart(html, "Rejected", colours(reasons), rejected, minutes);
        if (!reasons.isEmpty()) {
            Table table = new Table(html, caption(reasons), "Reason", "Number");
            for (Reason reason : reasons) {
                table.row(reason.name(), colour(reasons.indexOf(reason))).cell(hour.of(reason));
            }
            table.end();
        }
        if (!hour.isEmpty()) {
            perMinute(html, minutes, reasons);
        }
    }

    private static List<Reason> commonFirst(VerdictCounts hour) {
        return hour.rejected().keySet().stream()
                .sorted(Comparator.comparing(hour::of).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static String colour(int rank) {
        return "reason" + Math.min(rank + 1, COLOURS + 1);
    }

    private static List<String> colours(List<Reason> reasons) {
        return Stream.iterate(0, rank -> rank + 1)
                .limit(reasons.size())
                .map(VerdictsSection::colour)
                .toList();
    }

    private static String caption(List<Reason> reasons) {
        return "Rejected in the last hour, by reason"
                + (reasons.size() > COLOURS + 1 ? "; the rarest share a colour" : "");
    }

    private static void chart(
            Html html, String verdict, List<String> colours, List<Bar> bars, List<VerdictCounts> minutes) {
        html.open("figure")
                .element("figcaption", verdict + " per minute; the highest bar is " + BarChart.highest(bars) + ".");
        new BarChart(verdict + " requests per minute", verdict + " requests in each minute." + SAME_NUMBERS, colours)
                .write(html, bars);
        html.open("div", "class", "axis")
                .time(minutes.get(0).from())
                .time(minutes.get(minutes.size() - 1).from())
                .close()
                .close();
    }

    private static void perMinute(Html html, List<VerdictCounts> minutes, List<Reason> reasons) {
        List<String> columns = new ArrayList<>(List.of("Minute", "Admitted"));
        reasons.forEach(reason -> columns.add(reason.name()));
        html.open("details").element("summary", "Numbers of each minute");
        Table table = new Table(html, "Verdicts per minute; minutes without any are left out", columns);
        for (VerdictCounts minute : minutes) {
            if (!minute.isEmpty()) {
                table.row(minute.from()).cell(minute.accepted());
                reasons.forEach(reason -> table.cell(minute.of(reason)));
            }
        }
        table.end();
        html.close();
    }
}
