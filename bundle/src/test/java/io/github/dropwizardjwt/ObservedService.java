package io.github.dropwizardjwt;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.Metric;
import com.codahale.metrics.MetricRegistry;
import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.support.Idp;
import io.github.dropwizardjwt.support.SampleEvents;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.support.Waiting;
import io.github.dropwizardjwt.token.Token;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Two services that have all metrics between them, after each event and each reason for a rejection has occurred. */
final class ObservedService implements AutoCloseable {
    private final Idp idp = new Idp();
    private final TestServer following;
    private final TestServer asking;
    private final Map<String, Metric> metrics = new TreeMap<>();

    /**
     * Starts them.
     *
     * @param keys a directory for keys
     * @param export is called with the environment of each
     */
    ObservedService(Path keys, Consumer<Environment> export) throws Exception {
        following = start(
                export,
                "keyDirectory: {path: '" + keys + "'}",
                "generateMissing: true",
                "routeMetrics: true",
                "sessions: {type: memory, keepGrantsFromLogin: true, revocationCache: {follow: true}}",
                "trustedIssuers: [{issuer: idp, audience: api, jwksUri: '" + idp.issuer.jwksUri() + "'}]");
        asking = start(export, "secret: " + Sections.SECRET, "sessions: {type: faulty, keepGrantsFromLogin: true}");
    }

    private TestServer start(Consumer<Environment> export, String... section) throws Exception {
        JwtBundle<Host> bundle = new JwtBundle<>(Host::getJwt);
        MetricRegistry[] registry = new MetricRegistry[1];
        TestServer server = TestServer.start(
                Sections.read("issuer: example-service\nalgorithm: HS256\n" + String.join("\n", section)),
                bundle,
                environment -> {
                    registry[0] = environment.metrics();
                    export.accept(environment);
                });
        Token token = bundle.sessions().open("alice").issue().auth();
        bundle.tokens().verify(token.signed());
        Waiting.until(
                "each gauge has a value",
                () -> registry[0].getMetrics().entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith("jwt."))
                        .noneMatch(entry -> entry.getValue() instanceof Gauge<?> gauge && gauge.getValue() == null));
        SampleEvents.sendTo(new EventMetrics(registry[0]), token);
        SampleEvents.sendTo(new RouteMetrics(registry[0]), token);
        metrics.putAll(registry[0].getMetrics());
        return server;
    }

    /** All metrics of the bundle by their names. */
    Map<String, Metric> metrics() {
        Map<String, Metric> own = new TreeMap<>(metrics);
        own.keySet().removeIf(name -> !name.startsWith("jwt."));
        return own;
    }

    /** What both answer to a request for this path of the admin port. */
    String get(String path) {
        return following.get("/admin" + path).body()
                + asking.get("/admin" + path).body();
    }

    @Override
    public void close() {
        following.close();
        asking.close();
        idp.close();
    }
}
