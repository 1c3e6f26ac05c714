package io.github.dropwizardjwt.jdbi3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.codahale.metrics.MetricRegistry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.dropwizard.db.ManagedPooledDataSource;
import io.github.dropwizardjwt.session.Session;
import io.github.dropwizardjwt.session.SessionLog;
import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.session.TokenReference;
import io.github.dropwizardjwt.testing.store.SampleSessions;
import io.github.dropwizardjwt.testing.store.SessionLogContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the log of each database promises: numbers that are drawn before they appear, or never do, and its purge. */
abstract class JdbiSessionLogContract extends SessionLogContract {
    private static final int MOST_MISSING = 2000;

    private final List<UncommittedLine> uncommitted = new ArrayList<>();

    /** The database, without tables of other tests. */
    abstract String url();

    /** The statement after which the numbers begin with 1. */
    abstract String truncate();

    /** The expression of the time two hours ago. */
    abstract String twoHoursAgo();

    /** Two stores in turn. */
    @Override
    protected final SessionStore node() {
        return Nodes.of(url());
    }

    @AfterEach
    final void rollBack() {
        uncommitted.forEach(UncommittedLine::rollBack);
    }

    @Test
    void namesALineThatAppearsBelowOnesThatWereRead() {
        // A number that another test drew last, for a line that was rolled back, is missed once there is a line after
        // it.
        node().remove(added("alice").sid());
        read();
        int before = log().missing();
        UncommittedLine late = uncommitted("late", 1);
        Session session = added("alice");
        node().remove(session.sid());
        assertThat(read()).containsExactly(session.sid());
        assertThat(log().missing()).isEqualTo(before + 1);

        late.commit();

        assertThat(read()).containsExactly("late");
        assertThat(log().missing()).isEqualTo(before);
    }

    @Test
    void namesALineWhoseNumberWasDrawnBeforeTheReaderBegan() {
        UncommittedLine late = uncommitted("late", 1);
        node().remove(added("alice").sid());
        SessionLog reader = begun();

        late.commit();

        assertThat(readOn(reader)).containsExactly("late");
    }

    @Test
    void namesOnlyWhatIsCommitted() {
        uncommitted("never", 1).rollBack();
        Session session = added("alice");
        node().remove(session.sid());

        assertThat(read()).containsExactly(session.sid());
        assertThat(read()).isEmpty();
    }

    /** In an order that is random, and the same each time; some begin to read in the middle. */
    @Test
    void missesNothingOfWritersThatHesitateAndRollBack() {
        Random random = new Random(7);
        List<UncommittedLine> open = new ArrayList<>();
        List<Reader> readers = new ArrayList<>(List.of(new Reader(log())));
        for (int i = 0; i < 400; i++) {
            if (open.size() < 8 && random.nextBoolean()) {
                open.add(uncommitted("line-" + i, 1));
            } else if (!open.isEmpty()) {
                UncommittedLine line = open.remove(random.nextInt(open.size()));
                if (random.nextInt(3) == 0) {
                    line.rollBack();
                } else {
                    line.commit();
                    readers.forEach(reader -> reader.expected.add(line.name()));
                }
            }
            if (i % 50 == 0) {
                readers.add(new Reader(begun()));
            }
            readers.get(random.nextInt(readers.size())).check();
        }
        readers.forEach(Reader::check);
    }

    @Test
    void doesNotNameATokenThatIsRevokedAgain() {
        TokenReference token = SampleSessions.foreignToken();
        node().revoke(token);
        node().revoke(token);

        assertThat(read()).containsExactly(token.hash());
    }

    @Test
    void endsNothingThatCannotBeLogged() {
        Session session = added("alice");
        TokenReference token = SampleSessions.foreignToken();
        Sql.run(url(), "ALTER TABLE jwt_session_log RENAME TO hidden_log");

        assertThatThrownBy(() -> node().remove(session.sid())).isNotNull();
        assertThatThrownBy(() -> node().removeSome("alice", 10)).isNotNull();
        assertThatThrownBy(() -> node().revoke(token)).isNotNull();

        Sql.run(url(), "ALTER TABLE hidden_log RENAME TO jwt_session_log");
        assertThat(node().find(session.sid(), SampleSessions.openedAt())).contains(session);
        assertThat(node().isLive(token, SampleSessions.openedAt())).isTrue();
        assertThat(read()).isEmpty();
    }

    @Test
    void recognizesALogThatHasTakenItsPlace() {
        for (int i = 0; i < 3; i++) {
            node().remove(added("alice").sid());
            read();
        }
        long last = Long.parseLong(Sql.ask(url(), "SELECT MAX(no) FROM jwt_session_log"));
        Sql.run(url(), truncate());
        uncommitted("other", Math.toIntExact(last) + 10).commit();

        assertThat(log().readOn(name -> {})).isFalse();
        assertGoesOn();
    }

    @Test
    void recognizesALogThatIsShorter() {
        node().remove(added("alice").sid());
        read();
        Sql.run(url(), truncate());

        assertThat(log().readOn(name -> {})).isFalse();
        assertGoesOn();
    }

    @Test
    void recognizesThatItWasPurgedTooEarly() {
        node().remove(added("alice").sid());
        Sql.run(url(), "DELETE FROM jwt_session_log");
        node().remove(added("alice").sid());

        assertThat(log().readOn(name -> {})).isFalse();
        assertGoesOn();
    }

    @Test
    void forgetsEverythingRatherThanToReadLinesWithoutEnd() {
        uncommitted("one of many", 10_000).commit();

        assertThat(log().readOn(name -> {})).isFalse();
        assertGoesOn();
    }

    @Test
    void knowsNothingWhileTooManyNumbersAreMissing() {
        UncommittedLine many = uncommitted("one of many", MOST_MISSING + 1);
        Session session = added("alice");
        node().remove(session.sid());

        assertThatThrownBy(() -> log().readOn(name -> {})).isInstanceOf(MissingLinesException.class);
        assertThatThrownBy(() -> log().readOn(name -> {})).isInstanceOf(MissingLinesException.class);

        many.commit();
        assertThat(read()).hasSize(MOST_MISSING + 2).contains(session.sid());
    }

    @Test
    void beginsAnewIfTheyAreMissingForLongerThanWritersWait() {
        AtomicLong now = new AtomicLong();
        JdbiSessionLog reader = reader(url(), now::get);
        reader.readOn(name -> {});
        uncommitted("never", MOST_MISSING + 1).rollBack();
        node().remove(added("alice").sid());

        assertThatThrownBy(() -> reader.readOn(name -> {})).isInstanceOf(MissingLinesException.class);
        now.addAndGet(Duration.ofSeconds(59).toNanos());
        assertThatThrownBy(() -> reader.readOn(name -> {})).isInstanceOf(MissingLinesException.class);
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(reader.readOn(name -> {})).isFalse();
        Session session = added("alice");
        node().remove(session.sid());
        assertThat(readOn(reader)).containsExactly(session.sid());
    }

    @Test
    void namesALineFarBelowTheEndOnceItIsCommitted() {
        Sql.run(url(), truncate());
        uncommitted("first", 1).commit();
        UncommittedLine late = uncommitted("late", 1);
        uncommitted("one of many", 5000).commit();
        SessionLog reader = begun();
        assertThat(readOn(reader)).isEmpty();

        late.commit();

        assertThat(readOn(reader)).containsExactly("late");
    }

    /** It is not asked for each time, but by then it is committed, or never will be. */
    @Test
    void namesALineThatIsTooFarBelowOnceEachWriterHasGivenUp() {
        Sql.run(url(), truncate());
        UncommittedLine late = uncommitted("late", 1);
        uncommitted("one of many", 10_001).commit();
        AtomicLong now = new AtomicLong();
        JdbiSessionLog reader = reader(url(), now::get);
        reader.readOn(name -> {});
        late.commit();

        now.addAndGet(Duration.ofMinutes(1).toNanos() - 1);
        assertThat(readOn(reader)).isEmpty();
        now.addAndGet(1);
        assertThat(readOn(reader)).containsExactly("late");
        now.addAndGet(Duration.ofMinutes(2).toNanos());
        assertThat(readOn(reader)).isEmpty();
    }

    /** A number that was missed since is asked for all the same. */
    @Test
    void namesWhatWasMissingBeforeThat() {
        Sql.run(url(), truncate());
        AtomicLong now = new AtomicLong();
        JdbiSessionLog reader = reader(url(), now::get);
        reader.readOn(name -> {});
        UncommittedLine late = uncommitted("late", 1);
        uncommitted("one of many", 2000).commit();
        assertThat(readOn(reader)).hasSize(2000);

        now.addAndGet(Duration.ofMinutes(1).toNanos());
        readOn(reader);
        late.commit();

        assertThat(readOn(reader)).containsExactly("late");
    }

    @Test
    void forgetsEverythingOnceRatherThanToReadAllThatIsBelow() {
        Sql.run(url(), truncate());
        uncommitted("one of many", 20_010).commit();
        AtomicLong now = new AtomicLong();
        JdbiSessionLog reader = reader(url(), now::get);
        reader.readOn(name -> {});
        UncommittedLine late = uncommitted("late", 1);
        node().remove(added("alice").sid());
        readOn(reader);

        now.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(reader.readOn(name -> {})).isFalse();
        late.commit();
        assertThat(readOn(reader)).containsExactly("late");
        now.addAndGet(Duration.ofMinutes(2).toNanos());
        assertThat(readOn(reader)).isEmpty();
    }

    @Test
    void purgesWhatIsOlderThanAnHourButTheLastThousandLines() throws Exception {
        Sql.run(url(), truncate());
        uncommitted("old", 3300).commit();
        Sql.run(url(), "UPDATE jwt_session_log SET logged_at = " + twoHoursAgo());
        uncommitted("new", 200).commit();
        SessionLog reader = begun();

        purgeOnFourNodes();

        assertThat(Sql.ask(url(), "SELECT COUNT(*) FROM jwt_session_log")).isEqualTo("1000");
        assertThat(Sql.ask(url(), "SELECT MIN(no) FROM jwt_session_log")).isEqualTo("2501");
        assertThat(readOn(reader)).isEmpty();
    }

    @Test
    void purgesNothingOfTheLastHour() throws Exception {
        Sql.run(url(), truncate());
        uncommitted("old", 100).commit();
        Sql.run(url(), "UPDATE jwt_session_log SET logged_at = " + twoHoursAgo());
        uncommitted("new", 3000).commit();

        purgeOnFourNodes();

        assertThat(Sql.ask(url(), "SELECT COUNT(*) FROM jwt_session_log")).isEqualTo("3000");
    }

    private void purgeOnFourNodes() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Void> purge = () -> {
                node().purge(SampleSessions.openedAt());
                return null;
            };
            for (Future<Void> done : threads.invokeAll(Collections.nCopies(4, purge))) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        node().purge(SampleSessions.openedAt());
    }

    private UncommittedLine uncommitted(String name, int lines) {
        UncommittedLine line = UncommittedLine.of(url(), name, lines);
        uncommitted.add(line);
        return line;
    }

    private void assertGoesOn() {
        Session session = added("alice");
        node().remove(session.sid());
        assertThat(read()).containsExactly(session.sid());
    }

    private SessionLog begun() {
        SessionLog reader = node().log().orElseThrow();
        assertThat(reader.readOn(name -> {})).isFalse();
        return reader;
    }

    private static List<String> readOn(SessionLog reader) {
        List<String> names = new ArrayList<>();
        assertThat(reader.readOn(names::add)).isTrue();
        return names;
    }

    /** A reader of its own, which has not begun. */
    static JdbiSessionLog reader(String url, Ticker ticker) {
        ManagedPooledDataSource pool = (ManagedPooledDataSource)
                TestDatabase.factory(url).getDatabase().build(new MetricRegistry(), "log");
        Dialect dialect = Dialect.of(url);
        return new JdbiSessionLog(Database.of(pool, dialect, Duration.ofSeconds(10)), dialect, Duration.ZERO, ticker);
    }

    /** One that has heard what was committed since it began, whenever it has read. */
    private static final class Reader {
        private final SessionLog log;
        private final Set<String> expected = new HashSet<>();
        private final Set<String> heard = new HashSet<>();

        Reader(SessionLog log) {
            this.log = log;
        }

        void check() {
            heard.addAll(readOn(log));
            assertThat(heard).containsAll(expected);
        }
    }
}
