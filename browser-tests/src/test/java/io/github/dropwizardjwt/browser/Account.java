package io.github.dropwizardjwt.browser;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.auth.Open;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.auth.SameOrigin;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A page, and what its script calls. Thread-safe. */
@Path("/")
public final class Account {
    private final JwtBundle<?> jwt;
    private final Gate gate;
    private final List<String> changedBy = new CopyOnWriteArrayList<>();

    Account(JwtBundle<?> jwt, Gate gate) {
        this.jwt = jwt;
        this.gate = gate;
    }

    /** Who has changed something. */
    List<String> changedBy() {
        return changedBy;
    }

    @GET
    @Open("users log in here")
    @Produces(MediaType.TEXT_HTML)
    public String page() {
        return """
                <!doctype html>
                <html lang="en">
                <title>Account</title>
                <link rel="icon" href="data:,">
                <h1>Account</h1>
                <script>
                const post = path => fetch(path, {method: 'POST'});
                const call = async path => {
                    const response = await fetch(path);
                    if (response.status !== 401) {
                        return response;
                    }
                    return (await post('/auth/refresh')).ok ? fetch(path) : response;
                };
                </script>
                """;
    }

    @POST
    @Path("login/{name}")
    @Open("users log in here")
    @SameOrigin
    public Response login(@PathParam("name") String name) {
        return jwt.cookies().issue(jwt.sessions().open(name).issue());
    }

    @GET
    @Path("me")
    @RequireToken
    @Produces(MediaType.TEXT_PLAIN)
    public String me(@Auth Token token) {
        return token.subject();
    }

    @POST
    @Path("me")
    @RequireToken
    @Produces(MediaType.TEXT_PLAIN)
    public String change(@Auth Token token) {
        changedBy.add(token.subject());
        return token.subject();
    }

    @GET
    @Path("slow")
    @RequireToken
    @Produces(MediaType.TEXT_PLAIN)
    public String slow(@Auth Token token) throws InterruptedException {
        gate.pass();
        return token.subject();
    }
}
