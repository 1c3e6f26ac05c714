package io.github.dropwizardjwt.benchmarks.http;

import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.benchmarks.library.Candidate;
import io.github.dropwizardjwt.benchmarks.sample.Keys;
import io.github.dropwizardjwt.benchmarks.sample.Sample;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.glassfish.jersey.server.model.Resource;

/** A Dropwizard application with one route for each way to deal with a token. */
final class BenchmarkServer extends Application<Configuration> {
    private static final int GROUP = 100;

    private final Setup setup;
    private final Keys keys;
    private final BiConsumer<Integer, Integer> ports;
    private final AtomicInteger sessions = new AtomicInteger();
    private final JwtBundle<Configuration> bundle = new JwtBundle<>(configuration -> jwt());

    /**
     * A server that is not started.
     *
     * @param setup what it is for
     * @param keys the keys of its tokens
     * @param ports receives its two ports once it answers
     */
    BenchmarkServer(Setup setup, Keys keys, BiConsumer<Integer, Integer> ports) {
        this.setup = setup;
        this.keys = keys;
        this.ports = ports;
    }

    @Override
    public void initialize(Bootstrap<Configuration> bootstrap) {
        if (setup.sessions() == Sessions.HASH_MAP) {
            Map<String, Boolean> live = new ConcurrentHashMap<>();
            bundle.withRevocation(token -> !live.computeIfAbsent(token.id().orElseThrow(), id -> true));
        }
        bootstrap.addBundle(bundle);
    }

    private JwtConfiguration jwt() {
        JwtConfiguration jwt = new JwtConfiguration();
        jwt.setIssuer(Sample.ISSUER);
        jwt.setAlgorithm(keys.algorithm());
        jwt.setKeyId(Keys.ID);
        if (keys.algorithm().isSymmetric()) {
            jwt.setSecret(keys.secretText());
        } else {
            jwt.setPrivateKey(keys.privateKeyPem());
        }
        jwt.getVerifiedTokenCache().setEnabled(setup.remembers());
        jwt.setSessions(setup.sessions().factory());
        return jwt;
    }

    /** A token of a new session of another subject, once the server is started. */
    String tokenOfASession() {
        return bundle.sessions()
                .open(
                        Sample.SUBJECT + sessions.incrementAndGet(),
                        Sample.SCOPE,
                        Map.of("tenant", Sample.TENANT, "level", Sample.LEVEL))
                .auth()
                .signed();
    }

    @Override
    public void run(Configuration configuration, Environment environment) throws Exception {
        environment.jersey().register(new BearerFilters(bundle.tokens(), Candidate.JJWT.verifier(keys)));
        environment.jersey().register(Routes.class);
        environment.jersey().getResourceConfig().registerResources(furtherRoutes(setup.routes() - 1));
        environment.lifecycle().addServerLifecycleListener(server -> ports.accept(port(server, 0), port(server, 1)));
    }

    /**
     * Protected routes that are not requested. Their paths are shorter than those that are, and hence matched after
     * them (Jakarta REST 3.1, 3.7.2); Jersey's start is quadratic in the number of children, so they come in groups.
     */
    private static Set<Resource> furtherRoutes(int count) {
        Set<Resource> groups = new HashSet<>();
        for (int from = 0; from < count; from += GROUP) {
            Resource.Builder group = Resource.builder("r" + from);
            IntStream.range(from, Math.min(from + GROUP, count))
                    .forEach(i -> group.addChildResource(String.valueOf(i))
                            .addMethod("GET")
                            .handledBy(ProtectedRoute.class));
            groups.add(group.build());
        }
        return groups;
    }

    private static int port(Server server, int connector) {
        return ((NetworkConnector) server.getConnectors()[connector]).getLocalPort();
    }
}
