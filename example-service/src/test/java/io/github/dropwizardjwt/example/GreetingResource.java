package io.github.dropwizardjwt.example;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The resource at the top of the README. */
@Path("/users/{name}")
public class GreetingResource {
    @GET
    @RequireToken(sub = "name")
    public String greet(@Auth Token current) {
        return "Hello, " + current.subject() + "!";
    }
}
