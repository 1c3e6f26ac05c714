package io.github.dropwizardjwt.testing;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.testing.DropwizardTestSupport;
import io.github.dropwizardjwt.ServiceUnderTest;
import io.github.dropwizardjwt.auth.route.Routes;
import java.net.URI;
import org.eclipse.jetty.server.Connector;
import org.jspecify.annotations.Nullable;

/** An application that Dropwizard's own test support starts, before each test or once for all. */
final class RunningApplication implements TestedService {
    private final DropwizardTestSupport<?> support;
    private @Nullable ServiceUnderTest clocked;
    private @Nullable TestClock clock;

    RunningApplication(DropwizardTestSupport<?> support) {
        this.support = support;
    }

    @Override
    public Mint mint() {
        ServiceUnderTest service = service();
        return new Mint(service.tokens(), service.sessions(), service.keys(), service::sign);
    }

    @Override
    public synchronized TestClock clock() {
        ServiceUnderTest service = service();
        TestClock known = clock;
        if (known == null || clocked != service) {
            known = new TestClock(service.clock());
            service.setClock(known);
            clock = known;
            clocked = service;
        }
        return known;
    }

    @Override
    public synchronized void resetClock() {
        if (clock != null) {
            clock.reset();
        }
    }

    @Override
    public String realm() {
        return service().realm();
    }

    @Override
    public Routes routes() {
        return service().routes();
    }

    @Override
    public URI address() {
        Connector connector =
                support.getEnvironment().getApplicationContext().getServer().getConnectors()[0];
        boolean isSecure = connector.getProtocols().contains("ssl");
        return URI.create((isSecure ? "https" : "http") + "://localhost:" + support.getLocalPort());
    }

    private ServiceUnderTest service() {
        return ServiceUnderTest.of(environment());
    }

    private Environment environment() {
        try {
            return support.getEnvironment();
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "The application does not run; annotate the test class with "
                            + "@ExtendWith(DropwizardExtensionsSupport.class), or call before() of the DropwizardTestSupport",
                    e);
        }
    }
}
