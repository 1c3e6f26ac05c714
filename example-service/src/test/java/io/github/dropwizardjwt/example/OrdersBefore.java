package io.github.dropwizardjwt.example;

import io.dropwizard.auth.Auth;
import io.dropwizard.auth.AuthDynamicFeature;
import io.dropwizard.auth.AuthFilter;
import io.dropwizard.auth.AuthValueFactoryProvider;
import io.dropwizard.auth.oauth.OAuthCredentialAuthFilter;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Environment;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.glassfish.jersey.server.filter.RolesAllowedDynamicFeature;

/** A service with dropwizard-auth alone, before its migration. */
public final class OrdersBefore extends Application<MigrationConfiguration> {
    @Override
    public void run(MigrationConfiguration configuration, Environment environment) {
        AuthFilter<String, Customer> filter = new OAuthCredentialAuthFilter.Builder<Customer>()
                .setAuthenticator(Customer::byToken) // Optional<Customer> byToken(String)
                .setAuthorizer((customer, role, request) -> customer.roles().contains(role))
                .setPrefix("Bearer")
                .buildAuthFilter();
        environment.jersey().register(new AuthDynamicFeature(filter));
        environment.jersey().register(RolesAllowedDynamicFeature.class);
        environment.jersey().register(new AuthValueFactoryProvider.Binder<>(Customer.class));
        environment.jersey().register(new OldOrders());
    }

    @Path("/orders")
    @Produces(MediaType.APPLICATION_JSON)
    public static class OldOrders {
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
        @PermitAll
        public Message prices() {
            return new Message("Prices");
        }

        @GET
        @Path("/help")
        public Message help() {
            return new Message("Help");
        }

        @GET
        @Path("/welcome")
        public Message welcome(@Auth Optional<Customer> customer) {
            return Message.hello(customer.map(Customer::name).orElse("stranger"));
        }
    }
}
