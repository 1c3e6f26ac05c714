package io.github.dropwizardjwt.admin;

import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.session.JwtEventListener;
import jakarta.servlet.ServletRegistration;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The page at {@code /jwt} of the admin connector, for {@code adminPage: true}. Thread-safe. */
public final class AdminPage {
    private static final Logger LOGGER = LoggerFactory.getLogger(AdminPage.class);
    private static final String PATH = "/jwt";

    private final Clock clock;
    private final Activity activity;

    /**
     * A page that has seen no request yet.
     *
     * @param clock tells the time
     */
    public AdminPage(Clock clock) {
        this.clock = clock;
        this.activity = new Activity(clock);
    }

    /**
     * What the page has to know of each decision.
     *
     * @return the listener
     */
    public JwtEventListener listener() {
        return activity;
    }

    /**
     * Serves the page.
     *
     * @param environment the application's
     * @param content what it shows
     * @throws IllegalStateException if another servlet has its path
     */
    public void register(Environment environment, PageContent content) {
        Stylesheet style = Stylesheet.load();
        RoutesSection list = new RoutesSection(content.routes(), content.adminRoutes());
        Page page = new Page(
                environment.getName(),
                style.css(),
                List.of(
                        list,
                        new KeysSection(content.keys()),
                        new IssuersSection(content.issuers()),
                        new SessionsSection(environment.metrics(), environment.healthChecks()),
                        new VerdictsSection(activity.history()),
                        new DecisionsSection(activity.recent())));
        Page routesOnly = new Page(environment.getName(), style.css(), List.of(list));
        AdminServlet servlet = new AdminServlet(page, new RouteDocuments(routesOnly, content.routes()), style, clock);
        ServletRegistration.Dynamic registration = environment.admin().addServlet("jwt-admin-page", servlet);
        if (!registration.addMapping(PATH + "/*").isEmpty()) {
            throw new IllegalStateException("adminPage serves " + PATH
                    + "/* on the admin connector, and so does another servlet of the application; remove that servlet, or "
                    + "adminPage");
        }
        LOGGER.info("Admin page: {} on the admin connector", PATH);
    }
}
