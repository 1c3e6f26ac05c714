package io.github.dropwizardjwt.benchmarks.http;

import io.github.dropwizardjwt.benchmarks.results.RequestCost;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One measurement of a server.
 *
 * @param servers the process of the server
 * @param setup the server
 * @param what its name in the results
 * @param path the path
 * @param tokens how many alternate; 0 for no header
 * @param headerCacheSize Jetty's setting, in bytes
 */
record Question(ServerProcess servers, Setup setup, String what, String path, int tokens, int headerCacheSize) {
    private static final int MANY = 1000;
    private static final int SOME = 100;

    /** All measurements of a server; those that are compared with one another are together. */
    static List<List<Question>> all(ServerProcess servers, Setup setup) {
        if (setup.routes() > 1) {
            return List.of(List.of(
                    new Question(servers, setup, "open-header", "open", MANY, 256),
                    new Question(servers, setup, "repeat", "protected", MANY, 256)));
        }
        if (!setup.remembers()) {
            return List.of(List.of(
                    new Question(servers, setup, "first", "protected", 1, 256),
                    new Question(servers, setup, "first", "protected", MANY, 256)));
        }
        List<Question> many = new ArrayList<>(ofEachHeaderCacheSize(servers, setup, MANY));
        many.add(new Question(servers, setup, "open", "open", 0, 256));
        return List.of(
                many,
                ofEachHeaderCacheSize(servers, setup, 1),
                List.of(
                        new Question(servers, setup, "jjwt", "jjwt", 1, 256),
                        new Question(servers, setup, "jjwt", "jjwt", MANY, 256)));
    }

    private static List<Question> ofEachHeaderCacheSize(ServerProcess servers, Setup setup, int tokens) {
        return Stream.of(256, 512)
                .flatMap(headerCacheSize -> Stream.of(
                        new Question(servers, setup, "open-header", "open", tokens, headerCacheSize),
                        new Question(servers, setup, "empty-filter", "empty-filter", tokens, headerCacheSize),
                        new Question(servers, setup, "map-filter", "map-filter", tokens, headerCacheSize),
                        new Question(servers, setup, "repeat", "protected", tokens, headerCacheSize)))
                .toList();
    }

    /** The open route, filters of which each does more of the work than the one before, and the protected route. */
    static List<List<Question>> ofParts(ServerProcess servers, Setup setup) {
        return Stream.of(1, MANY)
                .map(tokens -> Stream.concat(
                                Stream.of(
                                        new Question(servers, setup, "open-header", "open", tokens, 256),
                                        new Question(servers, setup, "repeat", "protected", tokens, 256)),
                                Stream.of("empty-filter", "map-filter", "cache-filter", "verify-filter")
                                        .map(route -> new Question(servers, setup, route, route, tokens, 256)))
                        .toList())
                .toList();
    }

    /** The protected route of each server, after that of the first one, which has no sessions. */
    static List<List<Question>> ofSessions(ServerProcess servers, List<Setup> setups) {
        return Stream.of(SOME, MANY)
                .flatMap(tokens -> ofSessions(servers, setups, tokens))
                .toList();
    }

    /**
     * The protected route with all tokens of each server, equally often and after another one: with so many, it matters
     * what the last requests have left in the caches of the processor. The first one, which has no sessions, is
     * measured a second time, as what all are compared with.
     */
    static List<List<Question>> ofManySessions(ServerProcess servers, List<Setup> setups) {
        Setup first = setups.get(0);
        List<Question> all = new ArrayList<>();
        setups.forEach(setup ->
                all.add(new Question(servers, setup, "repeat-" + setup.sessions(), "protected", first.tokens(), 256)));
        all.add(2, new Question(servers, first, "stateless", "protected", first.tokens(), 256));
        return List.of(all);
    }

    private static Stream<List<Question>> ofSessions(ServerProcess servers, List<Setup> setups, int tokens) {
        return setups.stream()
                .map(setup -> List.of(
                        new Question(servers, setups.get(0), "stateless-" + setup.sessions(), "protected", tokens, 256),
                        new Question(servers, setup, "repeat-" + setup.sessions(), "protected", tokens, 256)));
    }

    /** Sends each token once, so that none is new when it is measured. */
    void prepare() throws IOException {
        load().sendEach();
    }

    private Load load() throws IOException {
        return new Load(servers.port(setup, headerCacheSize), "/benchmark/" + path, servers.tokens(setup, tokens));
    }

    /** Measures for a while, after a quarter of that time to warm up. */
    RequestCost ask(Duration time, int round) throws IOException {
        Load load = load();
        load.run(time.dividedBy(4));
        Duration processorBefore = servers.processorTime();
        long start = System.nanoTime();
        long answers = load.run(time);
        double seconds = (System.nanoTime() - start) / 1e9;
        double processorSeconds = servers.processorTime().minus(processorBefore).toNanos() / 1e9;
        return new RequestCost(
                what,
                setup.algorithm().name(),
                tokens,
                headerCacheSize,
                setup.routes(),
                servers.jdk().feature(),
                round,
                answers / seconds,
                processorSeconds * 1e6 / answers,
                processorSeconds / seconds);
    }
}
