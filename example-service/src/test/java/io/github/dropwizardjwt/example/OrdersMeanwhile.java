package io.github.dropwizardjwt.example;

import io.dropwizard.auth.Auth;
import io.dropwizard.auth.AuthDynamicFeature;
import io.dropwizard.auth.AuthFilter;
import io.dropwizard.auth.AuthValueFactoryProvider;
import io.dropwizard.auth.oauth.OAuthCredentialAuthFilter;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.auth.JwtFeature;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.token.Token;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.glassfish.jersey.server.filter.RolesAllowedDynamicFeature;

/** The same service while its methods migrate, one after the other. */
public final class OrdersMeanwhile extends Application<MigrationConfiguration> {
    private final JwtBundle<MigrationConfiguration> jwt = new JwtBundle<>(MigrationConfiguration::getJwt);

    @Override
    public void initialize(Bootstrap<MigrationConfiguration> bootstrap) {
        bootstrap.addBundle(jwt);
    }

    @Override
    public void run(MigrationConfiguration configuration, Environment environment) {
        AuthFilter<String, Customer> old = new OAuthCredentialAuthFilter.Builder<Customer>()
                .setAuthenticator(OrdersMeanwhile::byOldKey)
                .setAuthorizer((customer, role, request) -> customer.roles().contains(role))
                .setPrefix("Bearer")
                .buildAuthFilter();
        environment
                .jersey()
                .register(JwtFeature.forOtherPrincipals(new AuthDynamicFeature(old), new RolesAllowedDynamicFeature()));
        environment.jersey().register(new AuthValueFactoryProvider.Binder<>(Customer.class));
        environment.jersey().register(new SomeOrders());
    }

    /** Credentials that are no tokens of this service. */
    private static Optional<Customer> byOldKey(String credentials) {
        return credentials.startsWith("old-") ? Customer.find(credentials.substring(4)) : Optional.empty();
    }

    @Path("/orders")
    @Produces(MediaType.APPLICATION_JSON)
    public static class SomeOrders {
        @GET
        @Path("/new")
        @RequireToken
        public Message list(@Auth Token token) {
            return new Message("Orders of " + token.subject());
        }

        @GET
        @Path("/old")
        public Message list(@Auth Customer customer) {
            return new Message("Orders of " + customer.name());
        }

        @DELETE
        @Path("/old")
        @RolesAllowed("admin")
        public Message clear(@Auth Customer customer) {
            return new Message("No orders");
        }

        @GET
        @Path("/help")
        public Message help() {
            return new Message("Help");
        }
    }
}
