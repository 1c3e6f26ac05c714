package io.github.dropwizardjwt.example;

import io.github.dropwizardjwt.auth.RequireToken;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** For everybody who has a valid auth token. */
@Path("/protected_route")
@Produces(MediaType.APPLICATION_JSON)
public class ProtectedResource {
    @GET
    @RequireToken
    public Message get() {
        return new Message("You've reached the protected route!");
    }
}
