package io.github.dropwizardjwt.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.auth.RequireToken;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Map;
import org.eclipse.jetty.server.ServerConnector;

/** A service of its own, as a process: prints its port. {@code POST /login?subject=} answers with both tokens. */
public final class ForkedServer extends Application<ForkedServer.Settings> {
    private final JwtBundle<Settings> jwt = new JwtBundle<>(Settings::getJwt);

    /** Arguments: a configuration. */
    public static void main(String[] arguments) throws Exception {
        new ForkedServer().run("server", arguments[0]);
    }

    public static final class Settings extends Configuration {
        private JwtConfiguration jwt;

        @JsonProperty
        public JwtConfiguration getJwt() {
            return jwt;
        }

        @JsonProperty
        public void setJwt(JwtConfiguration jwt) {
            this.jwt = jwt;
        }
    }

    @Path("/")
    public static final class Resource {
        private final SessionManager sessions;

        Resource(SessionManager sessions) {
            this.sessions = sessions;
        }

        @POST
        @Path("login")
        @PermitAll
        public String login(@QueryParam("subject") String subject) {
            TokenPair pair = sessions.open(subject, null, Map.of());
            return pair.auth().signed() + " " + pair.refresh().signed();
        }

        @GET
        @Path("protected")
        @RequireToken
        public String get() {
            return "open";
        }
    }

    @Override
    public void initialize(Bootstrap<Settings> bootstrap) {
        bootstrap.addBundle(jwt);
    }

    @Override
    public void run(Settings settings, Environment environment) {
        environment.jersey().register(new Resource(jwt.sessions()));
        environment
                .lifecycle()
                .addServerLifecycleListener(server ->
                        System.out.println("port " + ((ServerConnector) server.getConnectors()[0]).getLocalPort()));
    }
}
