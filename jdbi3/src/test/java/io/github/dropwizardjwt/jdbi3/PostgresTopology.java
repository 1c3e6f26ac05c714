package io.github.dropwizardjwt.jdbi3;

import io.github.dropwizardjwt.support.SilentProxy;
import io.github.dropwizardjwt.support.Waiting;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A primary and a standby, which services reach through proxies. What the primary has confirmed, the standby answers
 * too. Used by one thread.
 */
final class PostgresTopology implements AutoCloseable {
    private PostgresNode primary;
    private PostgresNode standby;
    private final List<PostgresNode> nodes;
    private final List<SilentProxy> proxies;

    PostgresTopology(Path directory) {
        primary = PostgresNode.at(directory.resolve("one"));
        standby = PostgresNode.at(directory.resolve("other"));
        nodes = List.of(primary, standby);
        proxies = Stream.of(primary, standby)
                .map(node -> SilentProxy.to(node.port()))
                .toList();
        primary.start();
        replicate();
    }

    /** Both servers; the driver looks for the one that takes writes. */
    String url() {
        return "jdbc:postgresql://127.0.0.1:" + proxies.get(0).port() + ",127.0.0.1:"
                + proxies.get(1).port() + "/postgres?user=postgres&targetServerType=primary";
    }

    PostgresNode primary() {
        return primary;
    }

    /** What services reach the primary through. */
    SilentProxy proxyOfPrimary() {
        return proxies.get(nodes.indexOf(primary));
    }

    /** Makes a copy of the primary its standby, and has commits wait for it from then on. */
    void replicate() {
        standby.startAsStandbyOf(primary);
        primary.execute("ALTER SYSTEM SET synchronous_standby_names = '*'", "SELECT pg_reload_conf()");
        awaitRedundancy();
    }

    /** Waits until commits are confirmed by the standby. */
    void awaitRedundancy() {
        Waiting.until(
                "the standby is synchronous",
                () -> primary.isAny("SELECT 1 FROM pg_stat_replication WHERE sync_state IN ('sync', 'quorum')"));
    }

    /** Makes the primary read-only for all its connections, and waits until no write is in progress. */
    void demote() {
        primary.execute("ALTER SYSTEM SET default_transaction_read_only = on", "SELECT pg_reload_conf()");
        Waiting.until(
                "the primary is read-only",
                () -> primary.isAny("SELECT 1 WHERE current_setting('transaction_read_only') = 'on'"));
        Waiting.until(
                "all writes have ended",
                () -> !primary.isAny("SELECT 1 FROM pg_stat_activity WHERE backend_xid IS NOT NULL"));
    }

    /** Makes it what it was before {@link #demote()}. */
    void undemote() {
        primary.execute("ALTER SYSTEM RESET default_transaction_read_only", "SELECT pg_reload_conf()");
    }

    /** Makes the standby the primary, and waits until it is. The old one must have been demoted or killed. */
    void promote() {
        PostgresNode old = primary;
        standby.execute("SELECT pg_promote(true, 20)");
        primary = standby;
        standby = old;
    }

    /** The old primary, or a standby. */
    PostgresNode standby() {
        return standby;
    }

    @Override
    public void close() {
        proxies.forEach(SilentProxy::close);
        nodes.stream().filter(PostgresNode::isRunning).forEach(PostgresNode::kill);
    }
}
