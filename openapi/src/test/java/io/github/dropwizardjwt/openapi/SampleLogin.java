package io.github.dropwizardjwt.openapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.dropwizardjwt.auth.Open;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.session.TokenPair;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** A login without passwords. */
@Path("/login")
@Produces(MediaType.APPLICATION_JSON)
public final class SampleLogin {
    private final SessionManager sessions;

    SampleLogin(SessionManager sessions) {
        this.sessions = sessions;
    }

    /** The response. */
    public record Tokens(
            @JsonProperty("auth_token") String authToken,
            @JsonProperty("refresh_token") String refreshToken) {}

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(operationId = "login", summary = "Logs in")
    @Open("users log in here")
    public Tokens login(@FormParam("username") @DefaultValue("") String username) {
        if (username.isEmpty()) {
            throw new BadRequestException();
        }
        TokenPair pair = sessions.open(username, Map.of("orders", true), Map.of("shop", "7"));
        return new Tokens(pair.auth().signed(), pair.refresh().signed());
    }
}
