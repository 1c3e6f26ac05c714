package io.github.dropwizardjwt.example;

import io.github.dropwizardjwt.auth.RequireToken;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** For the user named in the path. */
@Path("/user_specific_route/{username}")
@Produces(MediaType.APPLICATION_JSON)
public class UserResource {
    @GET
    @RequireToken(sub = "username")
    public Message greet(@PathParam("username") String username) {
        return Message.hello(username);
    }
}
