package io.github.dropwizardjwt.example;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.auth.Open;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.session.TokenPair;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenType;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The login without sessions: tokens are valid until they expire. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class StatelessLoginResource {
    private final TokenManager tokens;
    private final UserStore users;

    /**
     * Creates the resource.
     *
     * @param tokens issues the tokens
     * @param users checks the passwords
     */
    public StatelessLoginResource(TokenManager tokens, UserStore users) {
        this.tokens = tokens;
        this.users = users;
    }

    @POST
    @Path("/login")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open("users log in here")
    public Response login(
            @FormParam("username") @DefaultValue("") String username,
            @FormParam("password") @DefaultValue("") String password) {
        return users.authenticate(username, password)
                .map(user -> LoginAnswer.of(new TokenPair(authToken(user), tokens.refreshToken(user.name()))))
                .orElseGet(LoginAnswer::rejected);
    }

    @POST
    @Path("/refresh")
    @RequireToken(type = TokenType.REFRESH)
    public Response refresh(@Auth Token refreshToken) {
        return users.find(refreshToken.subject())
                .map(user -> LoginAnswer.of(authToken(user)))
                .orElseGet(LoginAnswer::rejected);
    }

    private Token authToken(User user) {
        return tokens.authToken(user.name(), user.scope(), user.claims());
    }
}
