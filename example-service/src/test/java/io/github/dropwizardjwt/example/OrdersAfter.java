package io.github.dropwizardjwt.example;

import io.dropwizard.auth.Auth;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.auth.TokenLocation;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenType;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The same service after its migration, and what other libraries' resources become. */
public final class OrdersAfter extends Application<MigrationConfiguration> {
    private final JwtBundle<MigrationConfiguration> jwt = new JwtBundle<>(MigrationConfiguration::getJwt);

    @Override
    public void initialize(Bootstrap<MigrationConfiguration> bootstrap) {
        bootstrap.addBundle(jwt.withPrincipal(Customer.class, token -> Customer.find(token.subject()))
                .withRoles(token ->
                        Customer.find(token.subject()).map(Customer::roles).orElse(Set.of()))
                .withCheck("policy", List.of(), (token, path) -> Policy.allows(token)));
    }

    @Override
    public void run(MigrationConfiguration configuration, Environment environment) {
        environment.jersey().register(new NewOrders());
        environment.jersey().register(new Contracts());
        environment.jersey().register(new FlaskRoutes());
        environment.jersey().register(new Messages());
    }

    @Path("/orders")
    @Produces(MediaType.APPLICATION_JSON)
    public static class NewOrders {
        @GET
        public Message list(@Auth Customer customer) {
            return new Message("Orders of " + customer.name());
        }

        @DELETE
        @RolesAllowed("admin")
        public Message clear() {
            return new Message("No orders");
        }

        @GET
        @Path("/prices")
        @RequireToken
        public Message prices() {
            return new Message("Prices");
        }

        @GET
        @Path("/help")
        @PermitAll
        public Message help() {
            return new Message("Help");
        }

        @GET
        @Path("/welcome")
        public Message welcome(@Auth Optional<Customer> customer) {
            return Message.hello(customer.map(Customer::name).orElse("stranger"));
        }

        @GET
        @Path("/cart")
        @RequireToken(
                location = {TokenLocation.HEADER, TokenLocation.COOKIE},
                cookie = "token")
        public Message cart(@Auth Customer customer) {
            return new Message("Cart of " + customer.name());
        }

        /** What somebody forgets to change. */
        @GET
        @Path("/unchanged/prices")
        @PermitAll
        public Message unchangedPrices() {
            return new Message("Prices");
        }

        /** What somebody forgets to annotate. */
        @GET
        @Path("/unchanged/help")
        public Message unchangedHelp() {
            return new Message("Help");
        }
    }

    /** In the place of a policy engine. */
    static final class Policy {
        private Policy() {}

        static boolean allows(Token token) {
            return token.subject().equals("root");
        }
    }

    @Path("/contracts")
    @Produces(MediaType.APPLICATION_JSON)
    @RequireToken // was @PermitAll
    public static class Contracts {
        @GET
        public Message list(@Auth Token token) {
            return new Message(token.subject());
        }

        @DELETE
        @RequireToken(check = "policy")
        public Message clear() {
            return new Message("No contracts");
        }
    }

    @Path("/flask")
    @Produces(MediaType.APPLICATION_JSON)
    public static class FlaskRoutes {
        @GET
        @Path("/users/{username}")
        @RequireToken(sub = "username", override = "admin")
        public Message greet(@PathParam("username") String username) {
            return Message.hello(username);
        }

        @GET
        @Path("/dashboard")
        @RequireToken(scope = "admin", claims = "tenant=acme")
        public Message dashboard(@Auth Token current) {
            return Message.hello(current.subject());
        }

        @POST
        @Path("/refresh")
        @RequireToken(type = TokenType.REFRESH)
        public Message refresh(@Auth Token current) {
            return Message.hello(current.subject());
        }
    }

    @Path("/messages")
    @Produces(MediaType.APPLICATION_JSON)
    public static class Messages {
        @GET
        @RequireToken(scope = "message:read")
        public Message list(@Auth Token token) {
            return new Message("Messages of " + token.subject());
        }
    }
}
