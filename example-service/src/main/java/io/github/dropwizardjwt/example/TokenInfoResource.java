package io.github.dropwizardjwt.example;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The contents of the current token. */
@Path("/token/info")
@Produces(MediaType.APPLICATION_JSON)
public class TokenInfoResource {
    @GET
    @RequireToken
    public TokenInfo get(@Auth Token current) {
        return TokenInfo.of(current);
    }
}
