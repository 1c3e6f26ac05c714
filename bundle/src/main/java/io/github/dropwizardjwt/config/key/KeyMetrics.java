package io.github.dropwizardjwt.config.key;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import io.github.dropwizardjwt.key.rotation.KeySchedule;
import io.github.dropwizardjwt.key.rotation.KeyState;
import io.github.dropwizardjwt.key.rotation.ScheduledKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;

/** Gauges of the number of keys in each state, and of the age in seconds of the active key. */
final class KeyMetrics {
    private static final String PREFIX = "jwt.keys";

    private final KeySchedule keys;
    private final Clock clock;

    KeyMetrics(KeySchedule keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    void register(MetricRegistry metrics) {
        for (KeyState state : KeyState.values()) {
            Gauge<Long> count = () -> inState(state, clock.instant()).count();
            metrics.register(MetricRegistry.name(PREFIX, state.name().toLowerCase(Locale.ROOT)), count);
        }
    }

    /** Only for keys of a directory: it is unknown when others began to sign. */
    void registerAge(MetricRegistry metrics) {
        Gauge<Long> age = this::secondsOfActiveKey;
        metrics.register(MetricRegistry.name(PREFIX, "active", "age"), age);
    }

    private long secondsOfActiveKey() {
        Instant now = clock.instant();
        return inState(KeyState.ACTIVE, now)
                .map(key -> Duration.between(key.activeFrom(), now).toSeconds())
                .findFirst()
                .orElseThrow();
    }

    private Stream<ScheduledKey> inState(KeyState state, Instant now) {
        return keys.keys().stream().filter(key -> key.stateAt(now) == state);
    }
}
