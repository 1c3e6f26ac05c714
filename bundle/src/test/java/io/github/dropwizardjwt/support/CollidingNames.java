package io.github.dropwizardjwt.support;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tokens that nobody signed, whose header has names that all have one hash in Jackson's table of names. */
public final class CollidingNames {
    /** Jackson's hash of a name is 33 times that of what comes before, plus the character: it is the same for these. */
    private static final List<String> PAIRS = List.of("Aj", "BI", "C(");
    /** As many as fit into a token of the usual size. */
    private static final int COUNT = 310;

    private CollidingNames() {}

    public static String unsignedToken() {
        String members = names().stream()
                .limit(COUNT)
                .map(name -> ",\"" + name + "\":0")
                .collect(Collectors.joining("", "{\"alg\":\"HS256\"", "}"));
        return Forge.base64(Forge.utf8(members)) + ".e30.AA";
    }

    private static List<String> names() {
        List<String> names = List.of("");
        while (names.size() < COUNT) {
            names = names.stream()
                    .flatMap(name -> PAIRS.stream().map(pair -> name + pair))
                    .toList();
        }
        return names;
    }

    /** The names of claims that good tokens have, none of which was read before. */
    public static Stream<String> newNames(int count) {
        return Stream.iterate(0, i -> i < count, i -> i + 1).map(i -> "claim" + i);
    }
}
