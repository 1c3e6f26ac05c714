package io.github.dropwizardjwt.attack;

import io.dropwizard.request.logging.LogbackAccessRequestLogFactory;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** A running application, and those whose tokens it accepts. */
final class Service implements AutoCloseable {
    private final String name;
    private final Clock clock;
    private final int skew;
    private final JwtConfiguration settings;
    private final JwtBundle<Host> bundle;
    private final Observer observer;
    private final TestServer server;
    private final List<Signer> signers = new ArrayList<>();

    private Service(
            String name,
            Clock clock,
            int skew,
            JwtConfiguration settings,
            JwtBundle<Host> bundle,
            Observer observer,
            TestServer server) {
        this.name = name;
        this.clock = clock;
        this.skew = skew;
        this.settings = settings;
        this.bundle = bundle;
        this.observer = observer;
        this.server = server;
    }

    /** One with these lines of YAML in its {@code jwt} section, in which {@code clockSkew} is so many seconds. */
    static Service start(String name, Clock clock, int skew, String... lines) {
        return start(name, clock, skew, section(lines));
    }

    static Service start(String name, Clock clock, int skew, JwtConfiguration settings) {
        Observer observer = new Observer();
        JwtBundle<Host> bundle = new JwtBundle<>(Host::getJwt).withClock(clock).withEvents(observer);
        return new Service(
                name,
                clock,
                skew,
                settings,
                bundle,
                observer,
                TestServer.startOn(
                        server -> {
                            LogbackAccessRequestLogFactory nothing = new LogbackAccessRequestLogFactory();
                            nothing.setAppenders(List.of());
                            server.setRequestLogFactory(nothing);
                        },
                        settings,
                        bundle,
                        environment -> {
                            Routes.register(environment.jersey());
                            environment.jersey().register(observer);
                        }));
    }

    private static JwtConfiguration section(String... lines) {
        try {
            return Sections.read(lines);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void accepts(Signer signer) {
        signers.add(signer);
    }

    /** Whose tokens it accepts; itself first. */
    List<Signer> signers() {
        return List.copyOf(signers);
    }

    Signer own() {
        return signers.get(0);
    }

    /** What time it is, in seconds. */
    long now() {
        return clock.instant().getEpochSecond();
    }

    /** How many seconds it allows for. */
    int skew() {
        return skew;
    }

    JwtConfiguration settings() {
        return settings;
    }

    JwtBundle<Host> bundle() {
        return bundle;
    }

    /** What becomes of its requests. */
    Observer observer() {
        return observer;
    }

    int port() {
        return server.port();
    }

    @Override
    public String toString() {
        return name;
    }

    @Override
    public void close() {
        server.close();
    }
}
