package io.github.dropwizardjwt.example;

import io.github.dropwizardjwt.auth.Open;
import io.github.dropwizardjwt.session.SessionManager;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Opens a session for users with a password. The bundle serves the refresh. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class LoginResource {
    private final SessionManager sessions;
    private final UserStore users;

    /**
     * Creates the resource.
     *
     * @param sessions opens the sessions
     * @param users checks the passwords
     */
    public LoginResource(SessionManager sessions, UserStore users) {
        this.sessions = sessions;
        this.users = users;
    }

    @POST
    @Path("/login")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open("users log in here")
    public Response login(
            @FormParam("username") @DefaultValue("") String username,
            @FormParam("password") @DefaultValue("") String password,
            @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String client) {
        return users.authenticate(username, password)
                .map(user -> LoginAnswer.of(sessions.open(user.name(), user.scope(), user.claims(), client)))
                .orElseGet(LoginAnswer::rejected);
    }
}
