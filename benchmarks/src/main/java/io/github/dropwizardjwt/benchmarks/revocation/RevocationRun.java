package io.github.dropwizardjwt.benchmarks.revocation;

import io.github.dropwizardjwt.benchmarks.http.SessionsFactories;
import io.github.dropwizardjwt.benchmarks.http.Stores;
import io.github.dropwizardjwt.benchmarks.report.Report;
import io.github.dropwizardjwt.benchmarks.results.Figure;
import io.github.dropwizardjwt.benchmarks.results.Jdk;
import io.github.dropwizardjwt.benchmarks.results.Machine;
import io.github.dropwizardjwt.benchmarks.results.Pace;
import io.github.dropwizardjwt.benchmarks.results.Results;
import io.github.dropwizardjwt.config.session.SessionsFactory;
import io.github.dropwizardjwt.jdbi3.Jdbi3SessionsFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Measures how soon a logout is known to another node, and what the log costs the store. */
public final class RevocationRun {
    private static final String POSTGRESQL = "PostgreSQL";
    private static final String REDIS = "Redis";

    private final Pace pace;
    private final List<Figure> costs = new ArrayList<>();

    private RevocationRun(Pace pace) {
        this.pace = pace;
    }

    /**
     * Runs.
     *
     * @param arguments {@code quick} or a number of rounds, or empty
     */
    public static void main(String[] arguments) throws Exception {
        Pace pace = Pace.of(arguments[0], 5);
        RevocationRun run = new RevocationRun(pace);
        try (Stores stores = new Stores()) {
            String database = stores.newDatabase("followed");
            run.revocations(POSTGRESQL, () -> SessionsFactories.postgresql(database));
            run.revocations(REDIS, () -> SessionsFactories.redis(stores.redisUri()));
            run.ends(database, stores.newDatabase("plain"));
        }
        Results results = new Results(Path.of(pace.results()));
        List<String> facts = new ArrayList<>(Machine.facts(List.of(Jdk.all().get(0))));
        facts.add("rounds: " + pace.rounds()
                + ", 100 logouts and 3 s of ends in each, stores and nodes on all processors");
        results.revocations().write(facts, run.costs);
        Report.write(results, Path.of(pace.page()));
        System.exit(0);
    }

    private void revocations(String store, Supplier<SessionsFactory> factory) throws Exception {
        try (Node ends = Node.asking(factory.get());
                Node verifies = Node.following(factory.get())) {
            Revocations revocations = new Revocations(store, ends, verifies);
            revocations.untilRejected(100);
            add(revocations.untilRejected(100 * pace.rounds()));
            add(revocations.load(Duration.ofSeconds(pace.millis(2, 10))));
        }
    }

    /** With the log and without it, in turns. A node writes no log if there is no table for it. */
    private void ends(String followed, String plain) throws Exception {
        Node.asking(SessionsFactories.postgresql(plain)).close();
        dropLog(plain);
        Jdbi3SessionsFactory withoutLog = SessionsFactories.postgresql(plain);
        withoutLog.setCreateSchema(false);
        try (Node logging = Node.asking(SessionsFactories.postgresql(followed));
                Node silent = Node.asking(withoutLog)) {
            for (int round = 0; round <= pace.rounds(); round++) {
                double with = perSecond(logging);
                double without = perSecond(silent);
                // Round 0 warms up.
                if (round > 0) {
                    add(List.of(
                            new Figure(POSTGRESQL, "ends with log", with),
                            new Figure(POSTGRESQL, "ends without log", without)));
                }
            }
        }
    }

    private double perSecond(Node node) throws Exception {
        return Ends.perSecond(node, pace.millis(2_000, 20_000), Duration.ofSeconds(3));
    }

    private void add(List<Figure> measured) {
        measured.forEach(System.out::println);
        costs.addAll(measured);
    }

    private static void dropLog(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE jwt_session_log");
        }
    }
}
