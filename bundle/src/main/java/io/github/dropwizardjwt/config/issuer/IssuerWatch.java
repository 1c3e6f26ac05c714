package io.github.dropwizardjwt.config.issuer;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.health.HealthCheck;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.Managed;
import io.github.dropwizardjwt.key.remote.RemoteKeys;
import io.github.dropwizardjwt.key.remote.RemoteKeysStatistics;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Fetches the keys of a trusted issuer while the service runs. Healthy while they are known and not too old. */
final class IssuerWatch extends HealthCheck implements Managed {
    private final String issuer;
    private final RemoteKeys keys;
    private final boolean requiredAtStart;

    IssuerWatch(String issuer, RemoteKeys keys, boolean requiredAtStart) {
        this.issuer = issuer;
        this.keys = keys;
        this.requiredAtStart = requiredAtStart;
    }

    /** The name of the health check of an issuer's keys. */
    static String checkName(String issuer) {
        return "jwt-issuer-" + issuer;
    }

    /** The name of a gauge about an issuer. */
    static String gaugeName(String issuer, String name) {
        return MetricRegistry.name("jwt", "issuers", issuer, name);
    }

    /** The check is called {@link #checkName}, the gauges {@code jwt.issuers.<issuer>.…}. */
    void register(Environment environment) {
        environment.lifecycle().addEventListener(new FetchAtStart(keys));
        environment.lifecycle().manage(this);
        environment.healthChecks().register(checkName(issuer), this);
        MetricRegistry metrics = environment.metrics();
        register(metrics, "fetches", RemoteKeysStatistics::fetches);
        register(metrics, "failures", RemoteKeysStatistics::failures);
        register(metrics, "throttled", RemoteKeysStatistics::throttled);
        register(metrics, "keys", RemoteKeysStatistics::keys);
        register(metrics, "seconds-since-last-good", IssuerWatch::age);
    }

    private void register(
            MetricRegistry metrics, String name, Function<RemoteKeysStatistics, @Nullable Number> figure) {
        Gauge<@Nullable Number> gauge = () -> figure.apply(keys.statistics());
        metrics.register(gaugeName(issuer, name), gauge);
    }

    /** Null if no set was ever fetched. */
    private static @Nullable Number age(RemoteKeysStatistics statistics) {
        return statistics.age() == null ? null : statistics.age().toSeconds();
    }

    /** Waits for the first keys. All issuers were asked when the service began to start. */
    @Override
    public void start() {
        if (!requiredAtStart) {
            keys.start();
        } else if (!keys.startInFull()) {
            keys.close();
            String problem = keys.statistics().problem();
            throw new IllegalStateException("No keys of the trusted issuer " + issuer + " could be fetched: it "
                    + (problem == null ? "answered too late" : problem)
                    + "; remove jwt.trustedIssuers[].fetch.requiredAtStart: true to start nevertheless");
        }
    }

    @Override
    public void stop() {
        keys.close();
    }

    @Override
    protected Result check() {
        // Makes no request to the issuer, since health checks may be called often.
        RemoteKeysStatistics statistics = keys.statistics();
        if (statistics.outage() != null) {
            return Result.unhealthy(statistics.outage());
        }
        return statistics.problem() == null
                ? Result.healthy()
                : Result.healthy("The last keys are still in use, but the issuer %s", statistics.problem());
    }
}
