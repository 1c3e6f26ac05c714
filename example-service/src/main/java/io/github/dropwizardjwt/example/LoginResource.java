package io.github.dropwizardjwt.example;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenType;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** Section 1: tokens for users with a password, and new ones for those who have a refresh token. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class LoginResource {
    private final TokenManager tokens;
    private final UserStore users;

    /**
     * A resource.
     *
     * @param tokens issues the tokens
     * @param users knows the users
     */
    public LoginResource(TokenManager tokens, UserStore users) {
        this.tokens = tokens;
        this.users = users;
    }

    @POST
    @Path("/login")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    public Response login(
            @FormParam("username") @DefaultValue("") String username,
            @FormParam("password") @DefaultValue("") String password) {
        return users.authenticate(username, password)
                .map(user -> granted(new Tokens(
                        authToken(user).signed(),
                        tokens.refreshToken(user.name()).signed())))
                .orElseGet(LoginResource::refused);
    }

    @POST
    @Path("/refresh")
    @RequireToken(type = TokenType.REFRESH)
    public Response refresh(@Auth Token refreshToken) {
        return users.find(refreshToken.subject())
                .map(user -> granted(Map.of("auth_token", authToken(user).signed())))
                .orElseGet(LoginResource::refused);
    }

    /** What a login gives. */
    record Tokens(
            @JsonProperty("auth_token") String authToken,
            @JsonProperty("refresh_token") String refreshToken) {}

    private Token authToken(User user) {
        return tokens.authToken(user.name(), user.scope(), user.claims());
    }

    /** RFC 6749 §5.1: nobody may keep an answer that holds tokens. */
    private static Response granted(Object answer) {
        return Response.ok(answer).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    private static Response refused() {
        return Response.status(Response.Status.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"api\"")
                .entity(Map.of("error", "Invalid login credentials"))
                .build();
    }
}
