package io.github.dropwizardjwt.browser;

import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.support.SettableClock;
import java.time.Instant;

/** A service whose pages keep tokens in cookies, and whose time is set by the test. */
public final class AccountService extends Application<Settings> {
    final SettableClock clock = new SettableClock(Instant.parse("2026-11-29T14:00:00Z"));
    final TokenEvents events = new TokenEvents();
    final Gate gate = new Gate();
    final JwtBundle<Settings> jwt =
            new JwtBundle<>(Settings::getJwt).withClock(clock).withEvents(events);
    final Account account = new Account(jwt, gate);

    @Override
    public String getName() {
        return "account-service";
    }

    @Override
    public void initialize(Bootstrap<Settings> bootstrap) {
        bootstrap.addBundle(jwt);
    }

    @Override
    public void run(Settings configuration, Environment environment) {
        environment.jersey().register(account);
    }
}
