package io.github.dropwizardjwt.example;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** For the user named in the path, and for admins. */
@Path("/overridable_route/{username}")
@Produces(MediaType.APPLICATION_JSON)
public class OverridableResource {
    @GET
    @RequireToken(sub = "username", override = "admin")
    public Message greet(@Auth Token current) {
        return Message.hello(current.subject());
    }
}
