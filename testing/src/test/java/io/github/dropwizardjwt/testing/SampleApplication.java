package io.github.dropwizardjwt.testing;

import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.testing.SampleResources.User;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;

/** An application with a route of every kind. */
public final class SampleApplication extends Application<SampleConfiguration> {
    private final JwtBundle<SampleConfiguration> jwt = new JwtBundle<>(SampleConfiguration::getJwt);

    @Override
    public void initialize(Bootstrap<SampleConfiguration> bootstrap) {
        bootstrap.addBundle(jwt.withPrincipal(
                        User.class,
                        token -> Optional.of(new User(token.subject())).filter(User::isKnown))
                .withCheck(
                        "owns",
                        List.of("project"),
                        (token, path) -> token.subject().equals("alice")));
        jwt.guard("/files/*").scope("reader");
    }

    @Override
    public void run(SampleConfiguration configuration, Environment environment) {
        environment.jersey().register(new SampleResources());
        environment.jersey().register(new SampleLocators());
        environment.jersey().register(new HoleFilter(environment));
        environment.servlets().addServlet("files", new Files()).addMapping("/files/*");
        environment.jersey().setUrlPattern("/api/*");
    }

    private static final class Files extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            response.setStatus(200);
        }
    }
}
