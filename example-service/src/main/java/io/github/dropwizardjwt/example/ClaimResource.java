package io.github.dropwizardjwt.example;

import io.github.dropwizardjwt.auth.RequireToken;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** For tokens with a claim. */
@Path("/claim_route")
@Produces(MediaType.APPLICATION_JSON)
public class ClaimResource {
    @GET
    @RequireToken(claims = "test=test value")
    public Message get() {
        return new Message("You've reached the claim route!");
    }
}
