package io.github.dropwizardjwt.support;

import io.github.dropwizardjwt.auth.RequireToken;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Greets users themselves, and whoever has the claim {@code admin}. */
@Path("/users/{username}")
public final class UserResource {
    @GET
    @RequireToken(sub = "username", override = "admin")
    public String greet(@PathParam("username") String username) {
        return username;
    }
}
