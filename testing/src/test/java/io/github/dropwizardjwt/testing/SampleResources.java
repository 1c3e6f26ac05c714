package io.github.dropwizardjwt.testing;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.auth.Open;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.auth.Rule;
import io.github.dropwizardjwt.auth.TokenLocation;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenType;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** Methods with rules of every kind. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public final class SampleResources {
    /** A principal of the application. */
    public record User(String name) {
        boolean isKnown() {
            return name.equals("alice") || name.equals("bob");
        }
    }

    @GET
    @Path("open")
    @Open("shows nothing")
    public String open() {
        return "open";
    }

    @GET
    @Path("any")
    @RequireToken
    public String any(@Auth Token token) {
        return token.subject();
    }

    @GET
    @Path("users/{username}")
    @RequireToken(sub = "username", override = "admin")
    public String user(@PathParam("username") String username) {
        return username;
    }

    @POST
    @Path("orders")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequireToken(scope = {"orders:write", "orders:read"})
    public String order(String body) {
        return body;
    }

    @DELETE
    @Path("orders/{id: [0-9]{2,4}}")
    @RequireToken(scope = "orders:delete", overrideScope = "admin")
    public void delete(@PathParam("id") int id) {
        assert id >= 0;
    }

    @GET
    @Path("claims")
    @RequireToken(claims = {"tenant=7", "roles=[\"a\"]", "roles=[\"b\"]", "verified", "name=some text"})
    public String claims() {
        return "claims";
    }

    @GET
    @Path("tenants/{tenant}")
    @RequireToken(claims = "tenant={tenant}")
    public String tenant(@PathParam("tenant") String tenant) {
        return tenant;
    }

    @GET
    @Path("either/{project}/{username}")
    @RequireToken(
            scope = "base",
            anyOf = {@Rule(check = "owns"), @Rule(sub = "username", scope = "self"), @Rule(scope = "staff")})
    public String either(@PathParam("username") String username, @PathParam("project") String project) {
        return username;
    }

    @GET
    @Path("limits")
    @RequireToken(scope = {"limits={\"max\":3}", "read"})
    public String limits() {
        return "limits";
    }

    @GET
    @Path("roles")
    @RolesAllowed({"chief", "boss"})
    public String roles() {
        return "roles";
    }

    @GET
    @Path("cookie")
    @RequireToken(location = TokenLocation.COOKIE, cookie = "auth_token")
    public String cookie() {
        return "cookie";
    }

    @GET
    @Path("both")
    @RequireToken(
            location = {TokenLocation.HEADER, TokenLocation.COOKIE},
            cookie = "other_token")
    public String both() {
        return "both";
    }

    @POST
    @Path("both")
    @RequireToken(
            location = {TokenLocation.HEADER, TokenLocation.COOKIE},
            cookie = "other_token")
    public String changeBoth() {
        return "both";
    }

    @POST
    @Path("renew")
    @RequireToken(type = TokenType.REFRESH, evenIfRevoked = true)
    public String renew(@Auth Token token) {
        return token.subject();
    }

    @GET
    @Path("farewell")
    @RequireToken(evenIfRevoked = true)
    public String farewell(@Auth Token token) {
        return token.subject();
    }

    @GET
    @Path("optional")
    public String optional(@Auth Optional<Token> token) {
        return token.map(Token::subject).orElse("nobody");
    }

    @GET
    @Path("denied")
    @DenyAll
    public String denied() {
        return "denied";
    }

    @GET
    @Path("unannotated")
    public String unannotated() {
        return "unannotated";
    }

    @GET
    @Path("projects/{project}")
    @RequireToken(check = "owns", overrideScope = "admin")
    public String project(@PathParam("project") String project) {
        return project;
    }

    @GET
    @Path("me")
    @RequireToken
    public String me(@Auth User user) {
        return user.name();
    }

    /** A note that has no number is not found, but by whom it is asked for is looked up before. */
    @GET
    @Path("notes/{number}")
    @RequireToken(scope = "notes")
    public String note(@PathParam("number") int number, @Auth User user) {
        return user.name() + number;
    }

    @GET
    @Path("holey/{username}")
    @RequireToken(
            sub = "username",
            scope = {"a", "b"},
            claims = "tenant=7",
            override = {"admin", "root"})
    public String holey(@PathParam("username") String username) {
        return username;
    }
}
