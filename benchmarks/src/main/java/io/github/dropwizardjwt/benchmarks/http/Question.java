package io.github.dropwizardjwt.benchmarks.http;

import io.github.dropwizardjwt.benchmarks.results.RequestCost;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing to ask a server.
 *
 * @param servers where it is
 * @param setup whom
 * @param what its name in the results
 * @param path what for
 * @param tokens how many take turns; 0 for no header
 * @param headerCacheSize Jetty's setting, in bytes
 */
record Question(ServerProcess servers, Setup setup, String what, String path, int tokens, int headerCacheSize) {
    private static final int MANY = Servers.TOKENS;
    private static final int SOME = 100;

    /** Everything that a server is there for. */
    static List<Question> all(ServerProcess servers, Setup setup) {
        if (setup.routes() > 1) {
            return List.of(
                    new Question(servers, setup, "open-header", "open", MANY, 256),
                    new Question(servers, setup, "repeat", "protected", MANY, 256));
        }
        if (!setup.remembers()) {
            return List.of(
                    new Question(servers, setup, "first", "protected", 1, 256),
                    new Question(servers, setup, "first", "protected", MANY, 256));
        }
        List<Question> all = new ArrayList<>();
        all.add(new Question(servers, setup, "open", "open", 0, 256));
        for (int tokens : new int[] {1, MANY}) {
            for (int headerCacheSize : new int[] {256, 512}) {
                all.add(new Question(servers, setup, "open-header", "open", tokens, headerCacheSize));
                all.add(new Question(servers, setup, "empty-filter", "empty-filter", tokens, headerCacheSize));
                all.add(new Question(servers, setup, "repeat", "protected", tokens, headerCacheSize));
            }
        }
        // Last: what comes right after it is slower for a while.
        all.add(new Question(servers, setup, "jjwt", "jjwt", 1, 256));
        all.add(new Question(servers, setup, "jjwt", "jjwt", MANY, 256));
        return all;
    }

    /** The protected route, of a server with sessions or without. */
    static List<Question> ofSessions(ServerProcess servers, Setup setup) {
        String what = "repeat-" + setup.sessions();
        return List.of(
                new Question(servers, setup, what, "protected", SOME, 256),
                new Question(servers, setup, what, "protected", MANY, 256));
    }

    /** Asks for a while and tells what it cost, after a quarter of that while to get used to it. */
    RequestCost ask(Duration time, int round) throws IOException {
        Load load = new Load(servers.port(setup, headerCacheSize), "/benchmark/" + path, servers.tokens(setup, tokens));
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
