package io.github.dropwizardjwt.benchmarks.http;

import io.github.dropwizardjwt.key.Algorithm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The configuration of one server.
 *
 * @param algorithm the algorithm of its tokens
 * @param remembers whether it caches verified tokens
 * @param routes how many protected routes it has
 * @param sessions where it keeps the sessions of its tokens
 * @param tokens how many tokens there are
 */
record Setup(Algorithm algorithm, boolean remembers, int routes, Sessions sessions, int tokens) {
    private static final int TOKENS = 1000;
    private static final int MOST_TOKENS = 100_000;

    private Setup(Algorithm algorithm, boolean remembers, int routes) {
        this(algorithm, remembers, routes, Sessions.NONE, TOKENS);
    }

    /** Each algorithm with the cache and without. */
    static List<Setup> ofEachAlgorithm() {
        return Stream.of(Algorithm.HS256, Algorithm.RS256, Algorithm.ES256)
                .flatMap(algorithm -> Stream.of(new Setup(algorithm, true, 1), new Setup(algorithm, false, 1)))
                .toList();
    }

    /** The same, and servers with more routes. */
    static List<Setup> withMoreRoutes() {
        List<Setup> setups = new ArrayList<>(ofEachAlgorithm());
        setups.add(new Setup(Algorithm.HS256, true, 100));
        setups.add(new Setup(Algorithm.HS256, true, 10_000));
        return setups;
    }

    /** One with each kind of sessions, and one with none. */
    static List<Setup> ofEachStore() {
        return Arrays.stream(Sessions.values())
                .map(sessions -> new Setup(Algorithm.HS256, true, 1, sessions, TOKENS))
                .toList();
    }

    /**
     * One with no sessions, one with a hash map, and one with each log to follow; with as many tokens as are
     * remembered. The reader of a database's log goes on for a second, so that one is last.
     */
    static List<Setup> withMoreTokens() {
        return Stream.of(Sessions.NONE, Sessions.HASH_MAP, Sessions.REDIS_FOLLOWED, Sessions.POSTGRESQL_FOLLOWED)
                .map(sessions -> new Setup(Algorithm.HS256, true, 1, sessions, MOST_TOKENS))
                .toList();
    }

    /** Enough that collecting garbage takes a small part of the time, with what servers remember of their tokens. */
    static int heapMegabytes(List<Setup> setups) {
        return setups.stream().anyMatch(setup -> setup.tokens == MOST_TOKENS) ? 2048 : 512;
    }

    /** The file with tokens for such a server. */
    Path tokens(Path directory) {
        return directory.resolve(toString().replace('/', '-'));
    }

    /** Parses its {@link #toString() text}. */
    static Setup parse(String text) {
        String[] parts = text.split("/", -1);
        return new Setup(
                Algorithm.valueOf(parts[0]),
                Boolean.parseBoolean(parts[1]),
                Integer.parseInt(parts[2]),
                Sessions.valueOf(parts[3]),
                Integer.parseInt(parts[4]));
    }

    @Override
    public String toString() {
        return algorithm + "/" + remembers + "/" + routes + "/" + sessions + "/" + tokens;
    }
}
