package io.github.dropwizardjwt.redis;

import io.github.dropwizardjwt.config.session.SessionsFactory;
import io.github.dropwizardjwt.load.StoreFault;
import io.github.dropwizardjwt.load.StoreFault.Losses;
import io.github.dropwizardjwt.load.StoreSoak;
import io.github.dropwizardjwt.support.SilentProxy;
import io.github.dropwizardjwt.support.Waiting;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A primary, two replicas, and three sentinels that services reach through proxies. */
class SentinelSoakTest extends StoreSoak {
    private static final Duration OUTAGE = Duration.ofSeconds(3);
    /** Too short for sentinels to notice. */
    private static final Duration HICCUP = Duration.ofMillis(600);

    private SentinelTopology topology;
    private List<SilentProxy> proxies;
    private RedisProcess old;

    @BeforeEach
    void start() {
        topology = SentinelTopology.start();
        proxies = topology.sentinels().stream()
                .map(sentinel -> SilentProxy.to(sentinel.port()))
                .toList();
    }

    @AfterEach
    void stop() {
        proxies.forEach(SilentProxy::close);
        topology.close();
    }

    @Override
    protected SessionsFactory settings() {
        return RedisStores.factory(
                SentinelTopology.uri(proxies.stream().map(SilentProxy::port).toList()));
    }

    @Override
    protected void awaitRedundancy() {
        topology.awaitRedundancy();
    }

    @Override
    protected List<StoreFault> faults() {
        List<StoreFault> faults = new ArrayList<>(WriteFaults.of(topology::primary, Waiting::pass));
        faults.addAll(List.of(
                StoreFault.of("primary killed", this::kill, this::startAsReplica)
                        .losing(Losses.BEFORE),
                StoreFault.of("primary hangs, demoted by an operator", this::hang, this::wakeAndDemote)
                        .losing(Losses.BEFORE),
                StoreFault.of("primary hangs, demoted by sentinels", this::hang, () -> old.resume())
                        .losing(Losses.BEFORE),
                StoreFault.of("operator's failover", this::failOver, () -> {}).losing(Losses.UNTIL_FOLLOWED),
                StoreFault.of("primary hangs for a moment", this::hiccup, () -> {}),
                StoreFault.of("two sentinels out of reach", () -> isolate(proxies.subList(1, 3)), () -> {}),
                StoreFault.of("all sentinels out of reach", () -> isolate(proxies), () -> {}),
                StoreFault.of("connections to sentinels lost", () -> proxies.forEach(SilentProxy::swallow), () -> {})));
        return faults;
    }

    private void kill() {
        old = topology.primary();
        old.stop();
        topology.awaitPrimaryOtherThan(old);
    }

    /** It is empty now, and takes itself for a primary until it is made a replica. */
    private void startAsReplica() {
        old.startAgain();
        Waiting.pass(Duration.ofSeconds(1));
        old.becomeReplicaOf(topology.primary());
    }

    private void hang() {
        old = topology.primary();
        old.pause();
        topology.awaitPrimaryOtherThan(old);
    }

    private void wakeAndDemote() {
        old.resume();
        Waiting.pass(Duration.ofSeconds(1));
        old.becomeReplicaOf(topology.primary());
    }

    /** Sentinels reject it while one of them is busy with the last. */
    private void failOver() {
        old = topology.primary();
        Waiting.until("a failover begins", this::hasFailoverBegun);
        topology.awaitPrimaryOtherThan(old);
    }

    private boolean hasFailoverBegun() {
        try {
            topology.failOver();
            return true;
        } catch (RedisException e) {
            return false;
        }
    }

    private void hiccup() {
        RedisProcess primary = topology.primary();
        primary.pause();
        Waiting.pass(HICCUP);
        primary.resume();
    }

    private static void isolate(List<SilentProxy> sentinels) {
        sentinels.forEach(SilentProxy::swallowAll);
        Waiting.pass(OUTAGE);
        sentinels.forEach(SilentProxy::recover);
    }
}
