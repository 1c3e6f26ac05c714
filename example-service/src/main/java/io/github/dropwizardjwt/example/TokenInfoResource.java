package io.github.dropwizardjwt.example;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.auth.TokenLocation;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The contents of the current token, with its text: not for tokens in cookies, which scripts must not see. */
@Path("/token/info")
@Produces(MediaType.APPLICATION_JSON)
public class TokenInfoResource {
    @GET
    @RequireToken(location = TokenLocation.HEADER)
    public TokenInfo get(@Auth Token current) {
        return TokenInfo.of(current);
    }
}
