package io.github.dropwizardjwt.http;

import static io.github.dropwizardjwt.support.Sections.SECRET;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.auth.Open;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.auth.SameOrigin;
import io.github.dropwizardjwt.auth.TokenLocation;
import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.session.Session;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** A service whose browsers keep their tokens in cookies, in sessions, at a time that a test sets. */
final class BrowserService implements AutoCloseable {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final AtomicInteger renewals = new AtomicInteger();
    private final JwtBundle<Host> bundle = new JwtBundle<>(Host::getJwt)
            .withClock(clock)
            .withEvents(new JwtEventListener() {
                @Override
                public void renewed(Session session) {
                    renewals.incrementAndGet();
                }
            });
    private final TestServer server;

    private BrowserService(String cookies) throws Exception {
        server = TestServer.start(
                Sections.read(
                        "issuer: example-service",
                        "algorithm: HS256",
                        "secret: " + SECRET,
                        cookies,
                        "sessions: {type: memory, keepGrantsFromLogin: true, endpoints: {}}"),
                bundle,
                environment -> environment.jersey().register(new Pages()));
    }

    /** Starts one with this section for cookies. */
    static BrowserService with(String cookies) throws Exception {
        return new BrowserService(cookies);
    }

    SettableClock clock() {
        return clock;
    }

    JwtBundle<Host> bundle() {
        return bundle;
    }

    /** How many auth tokens were renewed. */
    int renewals() {
        return renewals.get();
    }

    TestServer server() {
        return server;
    }

    /** A browser without cookies. */
    CookieJar browser() {
        return new CookieJar(server);
    }

    @Override
    public void close() {
        server.close();
    }

    /** The routes of the service. */
    @Path("/")
    public final class Pages {
        @POST
        @Path("login/{name}")
        @Open("users log in here")
        @SameOrigin
        public Response login(@PathParam("name") String name) {
            return bundle.cookies().issue(bundle.sessions().open(name).issue());
        }

        @GET
        @Path("me")
        @RequireToken
        public String me(@Auth Token token) {
            return token.subject();
        }

        @POST
        @Path("me")
        @RequireToken
        public String change(@Auth Token token) {
            return token.subject();
        }

        @DELETE
        @Path("header")
        @RequireToken(location = TokenLocation.HEADER)
        public String header(@Auth Token token) {
            return token.subject();
        }

        @POST
        @Path("cookie")
        @RequireToken(location = TokenLocation.COOKIE)
        public String cookie(@Auth Token token) {
            return token.subject();
        }

        @POST
        @Path("other")
        @RequireToken(location = TokenLocation.COOKIE, cookie = "other")
        public String other(@Auth Token token) {
            return token.subject();
        }

        @POST
        @Path("password")
        @RequireToken
        public Response wrongPassword() {
            return Response.status(401).build();
        }

        @GET
        @Path("staff")
        @RequireToken(scope = "admin")
        public String admin() {
            return "admin";
        }
    }
}
