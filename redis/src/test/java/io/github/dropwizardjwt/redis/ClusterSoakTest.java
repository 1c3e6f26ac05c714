package io.github.dropwizardjwt.redis;

import static java.util.stream.Collectors.toMap;

import io.github.dropwizardjwt.config.session.SessionsFactory;
import io.github.dropwizardjwt.load.StoreFault;
import io.github.dropwizardjwt.load.StoreFault.Losses;
import io.github.dropwizardjwt.load.StoreSoak;
import io.github.dropwizardjwt.support.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Three primaries with a replica each. Faults are of one third of the keys; the others must go on. */
class ClusterSoakTest extends StoreSoak {
    private static final Set<String> SHARDS = Set.of("0", "1", "2");
    /** Too short for the others to notice. */
    private static final Duration HICCUP = Duration.ofMillis(600);

    private ClusterTopology topology;
    private Map<String, List<Pulse>> pulses;
    private RedisProcess old;

    @BeforeEach
    void start() {
        topology = ClusterTopology.startWithReplicas();
        pulses = SHARDS.stream()
                .collect(toMap(
                        part -> part,
                        part -> topology.pair(Integer.parseInt(part))
                                .map(Pulse::of)
                                .toList()));
    }

    @AfterEach
    void stop() {
        pulses.values().forEach(each -> each.forEach(Pulse::close));
        topology.close();
    }

    @Override
    protected SessionsFactory settings() {
        return RedisStores.clusterFactory(topology.uri());
    }

    @Override
    protected void awaitRedundancy() {
        topology.awaitRedundancy();
    }

    @Override
    protected Set<String> parts() {
        return SHARDS;
    }

    @Override
    protected String partOf(String sid) {
        return Integer.toString(topology.shardOf("jwt:session:" + sid));
    }

    @Override
    protected String partOfSubject(String subject) {
        return Integer.toString(topology.shardOf("jwt:subject:" + subject));
    }

    @Override
    protected boolean wereServersSlow(Set<String> parts) {
        return parts.stream()
                .flatMap(part -> pulses.get(part).stream())
                .anyMatch(pulse -> pulse.wasSlowWithin(Duration.ofSeconds(1)));
    }

    @Override
    protected List<StoreFault> faults() {
        List<StoreFault> faults = new ArrayList<>();
        for (String part : SHARDS.stream().sorted().toList()) {
            of(Integer.parseInt(part)).forEach(fault -> faults.add(fault.inPart(part)));
        }
        return faults;
    }

    private List<StoreFault> of(int shard) {
        List<StoreFault> faults = new ArrayList<>(WriteFaults.of(() -> topology.servingNow(shard), Waiting::pass));
        faults.addAll(List.of(
                StoreFault.of("primary " + shard + " killed", () -> kill(shard), () -> old.startAgain())
                        .losing(Losses.BEFORE),
                StoreFault.of("primary " + shard + " hangs", () -> hang(shard), () -> old.resume())
                        .losing(Losses.BEFORE),
                StoreFault.of("operator's failover of " + shard, () -> failOver(shard), () -> {}),
                StoreFault.of("primary " + shard + " hangs for a moment", () -> hiccup(shard), () -> {})));
        return faults;
    }

    private void kill(int shard) {
        RedisProcess replica = topology.standingBy(shard);
        old = topology.servingNow(shard);
        old.stop();
        topology.awaitTakeoverBy(replica);
    }

    private void hang(int shard) {
        RedisProcess replica = topology.standingBy(shard);
        old = topology.servingNow(shard);
        old.pause();
        topology.awaitTakeoverBy(replica);
    }

    /** The primary waits until its replica has all. */
    private void failOver(int shard) {
        RedisProcess replica = topology.standingBy(shard);
        replica.ask(redis -> redis.clusterFailover(false));
        topology.awaitTakeoverBy(replica);
    }

    private void hiccup(int shard) {
        RedisProcess primary = topology.servingNow(shard);
        primary.pause();
        Waiting.pass(HICCUP);
        primary.resume();
    }
}
