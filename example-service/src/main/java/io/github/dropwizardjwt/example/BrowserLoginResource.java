package io.github.dropwizardjwt.example;

import io.github.dropwizardjwt.auth.Open;
import io.github.dropwizardjwt.auth.SameOrigin;
import io.github.dropwizardjwt.auth.cookie.TokenCookies;
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

/** The login of the page: the tokens are in cookies, and not in the body, where scripts could read them. */
@Path("/login/browser")
@Produces(MediaType.APPLICATION_JSON)
public class BrowserLoginResource {
    private final SessionManager sessions;
    private final TokenCookies cookies;
    private final UserStore users;

    /**
     * Creates the resource.
     *
     * @param sessions opens the sessions
     * @param cookies writes the tokens into cookies
     * @param users checks the passwords
     */
    public BrowserLoginResource(SessionManager sessions, TokenCookies cookies, UserStore users) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.users = users;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open("users of the page log in here")
    @SameOrigin
    public Response login(
            @FormParam("username") @DefaultValue("") String username,
            @FormParam("password") @DefaultValue("") String password,
            @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String client) {
        return users.authenticate(username, password)
                .map(user -> cookies.issue(sessions.open(user.name(), user.scope(), user.claims(), client)))
                .orElseGet(LoginAnswer::rejected);
    }
}
