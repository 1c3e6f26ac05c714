package io.github.dropwizardjwt.example;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The claims of the current token, for a page whose scripts must not see the token itself. */
@Path("/token/claims")
@Produces(MediaType.APPLICATION_JSON)
public class ClaimsResource {
    @GET
    @RequireToken
    public Map<String, @Nullable Object> get(@Auth Token current) {
        return current.claims();
    }
}
