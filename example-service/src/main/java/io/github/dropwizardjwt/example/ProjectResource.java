package io.github.dropwizardjwt.example;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.auth.RequireToken;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** For the owner of a project, and for admins. */
@Path("/projects/{project}")
@Produces(MediaType.APPLICATION_JSON)
public class ProjectResource {
    @GET
    @RequireToken(check = "owns-project", overrideScope = "admin")
    public Message get(@Auth User user, @PathParam("project") String project) {
        return new Message(user.name() + " may see " + project);
    }
}
