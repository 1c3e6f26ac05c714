package io.github.dropwizardjwt.example;

import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jdbi3.JdbiFactory;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.JwtConfiguration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The example service. */
public class ExampleApplication extends Application<ExampleConfiguration> {
    private final JwtBundle<ExampleConfiguration> jwt = new JwtBundle<>(ExampleConfiguration::getJwt);

    private final Projects projects = new Projects();

    /** Set in {@code run}, before the first request. */
    @SuppressWarnings("NullAway.Init")
    private UserStore users;

    /**
     * Starts the service.
     *
     * @param arguments {@code server config.yml}
     * @throws Exception if it cannot start
     */
    public static void main(String[] arguments) throws Exception {
        new ExampleApplication().run(arguments);
    }

    @Override
    public String getName() {
        return "example-service";
    }

    @Override
    public void initialize(Bootstrap<ExampleConfiguration> bootstrap) {
        bootstrap.addBundle(jwt.withGrants(subject -> users.find(subject).map(User::grant))
                .withPrincipal(User.class, token -> users.find(token.subject()))
                .withCheck(
                        "owns-project",
                        List.of("project"),
                        (token, path) -> projects.isOwner(path.get("project"), token.subject())));
    }

    @Override
    public void run(ExampleConfiguration configuration, Environment environment) {
        Jdbi jdbi = new JdbiFactory().build(environment, configuration.getDatabase(), "users");
        users = new UserStore(jdbi, environment.getObjectMapper());
        users.prepare();

        JwtConfiguration settings = configuration.getJwt();
        if (settings.getSessions() == null) {
            environment.jersey().register(new StatelessLoginResource(jwt.tokens(), users));
        } else {
            environment.jersey().register(new LoginResource(jwt.sessions(), users));
        }
        if (settings.getSessions() != null && settings.getCookies() != null) {
            environment.jersey().register(new BrowserLoginResource(jwt.sessions(), jwt.cookies(), users));
            environment.jersey().register(new CookieResource());
            BrowserPage.serve(configuration, environment);
        }
        environment.jersey().register(new DatabaseOutageMapper());
        environment.jersey().register(new ProtectedResource());
        environment.jersey().register(new UserResource());
        environment.jersey().register(new ClaimResource());
        environment.jersey().register(new AdminResource());
        environment.jersey().register(new OverridableResource());
        environment.jersey().register(new ProjectResource());
        environment.jersey().register(new TokenInfoResource());
        environment.jersey().register(new ClaimsResource());
    }
}
