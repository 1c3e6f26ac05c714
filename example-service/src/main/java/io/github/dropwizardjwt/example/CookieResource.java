package io.github.dropwizardjwt.example;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.auth.TokenLocation;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** For browsers: the token is in a cookie. */
@Path("/cookie_route")
@Produces(MediaType.APPLICATION_JSON)
public class CookieResource {
    @GET
    @RequireToken(location = TokenLocation.COOKIE)
    public Message greet(@Auth Token current) {
        return Message.hello(current.subject());
    }
}
