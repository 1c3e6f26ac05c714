package io.github.dropwizardjwt.jdbi3;

import io.github.dropwizardjwt.config.session.SessionsFactory;
import io.github.dropwizardjwt.load.StoreFault;
import io.github.dropwizardjwt.load.StoreSoak;
import io.github.dropwizardjwt.support.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A primary and a synchronous standby, so that nothing that was confirmed may be lost. */
class PostgresSoakTest extends StoreSoak {
    private static final Duration OUTAGE = Duration.ofSeconds(3);

    @TempDir
    private Path directory;

    private PostgresTopology topology;

    @BeforeEach
    void start() {
        topology = new PostgresTopology(directory);
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    @Override
    protected SessionsFactory settings() {
        Jdbi3SessionsFactory factory = TestDatabase.factory(topology.url());
        factory.getDatabase().setMaxSize(100);
        return factory;
    }

    @Override
    protected void awaitRedundancy() {
        topology.awaitRedundancy();
    }

    @Override
    protected List<StoreFault> faults() {
        return List.of(
                StoreFault.of("handover to the standby", this::handOver, this::replaceOldPrimary),
                StoreFault.of("primary killed, standby promoted", this::killAndPromote, topology::replicate),
                StoreFault.of("primary hangs, is killed, standby promoted", this::hangAndPromote, topology::replicate),
                StoreFault.of("primary killed and started", this::restart, () -> {}),
                StoreFault.of("primary hangs", this::hang, () -> {}),
                StoreFault.of("primary read-only", this::readOnly, () -> {}),
                StoreFault.of(
                        "connections lost", () -> topology.proxyOfPrimary().swallow(), () -> {}),
                StoreFault.of("network lost", this::loseNetwork, () -> {}));
    }

    private void handOver() {
        topology.demote();
        topology.promote();
    }

    /** Until then it answers, read-only. */
    private void replaceOldPrimary() {
        Waiting.pass(Duration.ofSeconds(1));
        topology.standby().kill();
        topology.replicate();
    }

    private void killAndPromote() {
        topology.primary().kill();
        topology.promote();
    }

    /** It must not wake up as a second primary. */
    private void hangAndPromote() {
        topology.primary().pause();
        Waiting.pass(OUTAGE);
        killAndPromote();
    }

    private void restart() {
        topology.primary().kill();
        topology.primary().start();
        topology.awaitRedundancy();
    }

    private void hang() {
        topology.primary().pause();
        Waiting.pass(OUTAGE);
        topology.primary().resume();
    }

    private void readOnly() {
        topology.demote();
        Waiting.pass(OUTAGE);
        topology.undemote();
    }

    private void loseNetwork() {
        topology.proxyOfPrimary().swallowAll();
        Waiting.pass(OUTAGE);
        topology.proxyOfPrimary().recover();
    }
}
