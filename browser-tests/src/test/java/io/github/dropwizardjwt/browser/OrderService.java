package io.github.dropwizardjwt.browser;

import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.support.SettableClock;
import java.time.Instant;

/** A service with an admin page, whose time is set by the test. */
public final class OrderService extends Application<Settings> {
    static final Instant START = Instant.parse("2026-11-29T14:00:30Z");

    final SettableClock clock = new SettableClock(START);
    final JwtBundle<Settings> jwt = new JwtBundle<>(Settings::getJwt).withClock(clock);

    @Override
    public String getName() {
        return "order-service";
    }

    @Override
    public void initialize(Bootstrap<Settings> bootstrap) {
        bootstrap.addBundle(jwt);
    }

    @Override
    public void run(Settings configuration, Environment environment) {
        environment.jersey().register(new Orders());
    }
}
