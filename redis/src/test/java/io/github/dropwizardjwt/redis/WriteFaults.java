package io.github.dropwizardjwt.redis;

import io.github.dropwizardjwt.load.StoreFault;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Settings of a primary with which it answers reads and rejects writes, for some seconds. */
final class WriteFaults {
    private WriteFaults() {}

    /**
     * The faults of a primary.
     *
     * @param primary the primary of the moment
     * @param outage lets the outage pass
     */
    static List<StoreFault> of(Supplier<RedisProcess> primary, Consumer<Duration> outage) {
        return List.of(
                whileSet("primary without memory", "maxmemory", "1", primary, outage),
                whileSet("primary without enough replicas", "min-replicas-to-write", "9", primary, outage));
    }

    private static StoreFault whileSet(
            String name, String setting, String value, Supplier<RedisProcess> primary, Consumer<Duration> outage) {
        return StoreFault.of(
                        name,
                        () -> {
                            RedisProcess one = primary.get();
                            one.ask(redis -> redis.configSet(setting, value));
                            outage.accept(Duration.ofSeconds(3));
                            one.ask(redis -> redis.configSet(setting, "0"));
                        },
                        () -> {})
                .whileReadsGoOn();
    }
}
