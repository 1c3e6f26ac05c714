package io.github.dropwizardjwt.example;

import io.github.dropwizardjwt.auth.RequireToken;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** For tokens with a scope. */
@Path("/admin_dashboard")
@Produces(MediaType.APPLICATION_JSON)
public class AdminResource {
    @GET
    @RequireToken(scope = "admin")
    public Message get() {
        return new Message("Hello admin!");
    }
}
