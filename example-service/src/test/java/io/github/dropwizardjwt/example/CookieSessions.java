package io.github.dropwizardjwt.example;

import io.dropwizard.auth.Auth;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.auth.Open;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.auth.SameOrigin;
import io.github.dropwizardjwt.auth.TokenLocation;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** A service whose browsers keep tokens in cookies, after its migration. */
public final class CookieSessions extends Application<MigrationConfiguration> {
    private final JwtBundle<MigrationConfiguration> jwt = new JwtBundle<>(MigrationConfiguration::getJwt);

    @Override
    public void initialize(Bootstrap<MigrationConfiguration> bootstrap) {
        bootstrap.addBundle(jwt.withGrants(subject -> Customer.find(subject).map(Customer::grant)));
    }

    @Override
    public void run(MigrationConfiguration configuration, Environment environment) {
        environment.jersey().register(new Login());
        environment.jersey().register(new Restricted());
    }

    @Path("/session")
    public final class Login {
        @POST
        @Open("users log in here")
        @SameOrigin
        public Response login() {
            Customer customer = Customer.find("root").orElseThrow(); // who has given the right password
            return jwt.cookies()
                    .issue(jwt.sessions()
                            .open(customer.name())
                            .scope("admin reader")
                            .issue());
        }
    }

    @Path("/restricted")
    @Produces(MediaType.APPLICATION_JSON)
    public static class Restricted {
        @GET
        @RequireToken(scope = "admin", location = TokenLocation.COOKIE)
        public Message get(@Auth Token token) {
            return Message.hello(token.subject());
        }
    }
}
