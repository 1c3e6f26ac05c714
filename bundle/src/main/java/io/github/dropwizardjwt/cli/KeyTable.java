package io.github.dropwizardjwt.cli;

import io.github.dropwizardjwt.key.VerificationKey;
import io.github.dropwizardjwt.key.rotation.KeySchedule;
import io.github.dropwizardjwt.key.rotation.ScheduledKey;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Prints keys as a table, for people and for {@code awk}: no field is empty or contains a space. */
final class KeyTable {
    private static final List<String> HEAD = List.of("STATE", "ALGORITHM", "SIGNS", "VERIFIES_UNTIL", "ID", "FROM");

    private KeyTable() {}

    static void print(KeySchedule keys, PrintStream out) {
        List<List<String>> rows = Stream.concat(
                        Stream.of(HEAD), keys.keys().stream().map(key -> row(key, keys.now())))
                .toList();
        int[] widths = IntStream.range(0, HEAD.size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElseThrow())
                .toArray();
        rows.forEach(row -> out.println(line(row, widths)));
    }

    private static List<String> row(ScheduledKey key, Instant now) {
        VerificationKey verificationKey = key.verificationKey();
        return List.of(
                key.stateAt(now).name().toLowerCase(Locale.ROOT),
                verificationKey.algorithm().name(),
                time(key.activeFrom()),
                time(key.expiresAt()),
                verificationKey.id(),
                key.name());
    }

    private static String time(Instant instant) {
        return instant.equals(Instant.MIN) || instant.equals(Instant.MAX) ? "-" : instant.toString();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
        }
        return line.toString().stripTrailing();
    }
}
