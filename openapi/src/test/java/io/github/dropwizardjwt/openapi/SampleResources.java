package io.github.dropwizardjwt.openapi;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.auth.Open;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.auth.Rule;
import io.github.dropwizardjwt.auth.TokenLocation;
import io.github.dropwizardjwt.token.Token;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** Methods with rules of every kind. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class SampleResources {
    /** A principal of the application. */
    public record User(String name) {}

    /** The response of most methods. */
    public record Message(String message) {}

    @GET
    @Path("status")
    @Open("shows nothing")
    public Message status() {
        return new Message("up");
    }

    @GET
    @Path("greeting")
    public Message greeting(@Auth Optional<Token> token) {
        return new Message(token.map(Token::subject).orElse("stranger"));
    }

    @GET
    @Path("me")
    @RequireToken
    public Message me(@Auth User user) {
        return new Message(user.name());
    }

    @GET
    @Path("users/{username}")
    @Operation(description = "Greets a user.")
    @ApiResponse(responseCode = "200", description = "The greeting.")
    @ApiResponse(responseCode = "401", description = "Log in at /login.")
    @RequireToken(sub = "username", override = "admin")
    public Message user(@PathParam("username") String username) {
        return new Message(username);
    }

    @PUT
    @Path("users/{username}")
    @RequireToken
    public Message rename(@PathParam("username") String username, @Auth User user, Message name) {
        return name;
    }

    @GET
    @Path("projects/{project}")
    @RequireToken(anyOf = {@Rule(check = "owns"), @Rule(claims = "project={project}")})
    public Message project(@PathParam("project") String project) {
        return new Message(project);
    }

    @GET
    @Path("roles")
    @RolesAllowed({"chief", "boss"})
    public Message roles() {
        return new Message("roles");
    }

    @GET
    @Path("cookie")
    @RequireToken(location = TokenLocation.COOKIE)
    public Message cookie() {
        return new Message("cookie");
    }

    @GET
    @Path("header")
    @RequireToken(location = TokenLocation.HEADER)
    public Message header() {
        return new Message("header");
    }

    @GET
    @Path("reports/sales")
    @RequireToken(claims = "sales")
    public Message sales() {
        return new Message("sales");
    }

    @GET
    @Path("undeclared")
    public Message undeclared() {
        return new Message("undeclared");
    }

    @Path("shops/{shop}")
    @RequireToken(claims = "shop={shop}")
    public Shop shop(@PathParam("shop") String shop) {
        return new Shop(shop);
    }

    /** Below a locator. */
    public static final class Shop {
        private final String name;

        Shop(String name) {
            this.name = name;
        }

        @GET
        @RequireToken
        public Message get() {
            return new Message(name);
        }

        @GET
        @Path("till")
        @RequireToken(scope = "till")
        public Message till() {
            return new Message(name);
        }
    }
}
