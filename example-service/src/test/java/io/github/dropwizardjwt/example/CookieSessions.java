package io.github.dropwizardjwt.example;

import io.dropwizard.auth.Auth;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.auth.TokenLocation;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.session.TokenPair;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenType;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;

/** A service whose browsers keep tokens in cookies, after its migration. */
public final class CookieSessions extends Application<MigrationConfiguration> {
    private final JwtBundle<MigrationConfiguration> jwt = new JwtBundle<>(MigrationConfiguration::getJwt);

    @Override
    public void initialize(Bootstrap<MigrationConfiguration> bootstrap) {
        bootstrap.addBundle(jwt.withGrants(subject -> Customer.find(subject).map(Customer::grant)));
    }

    @Override
    public void run(MigrationConfiguration configuration, Environment environment) {
        environment.jersey().register(new SessionCookies(jwt.sessions()));
        environment.jersey().register(new Restricted());
    }

    @Path("/session")
    public static class SessionCookies {
        private final SessionManager sessions;

        SessionCookies(SessionManager sessions) {
            this.sessions = sessions;
        }

        @POST
        @PermitAll
        public Response login() {
            Customer customer = Customer.find("root").orElseThrow(); // who has given the right password
            return cookies(sessions.open(customer.name()).scope("admin reader").issue());
        }

        @POST
        @Path("/refresh")
        @RequireToken(type = TokenType.REFRESH, location = TokenLocation.COOKIE, cookie = "refresh_token")
        public Response refresh(@Auth Token refresh) {
            return cookies(sessions.refresh(refresh));
        }

        @POST
        @Path("/logout")
        @RequireToken(location = TokenLocation.COOKIE, cookie = "auth_token")
        public void logout(@Auth Token token) {
            sessions.sid(token).ifPresent(sessions::revokeSession);
        }

        private static Response cookies(TokenPair pair) {
            return Response.noContent()
                    .cookie(cookie("auth_token", pair.auth(), "/"))
                    .cookie(cookie("refresh_token", pair.refresh(), "/session/refresh"))
                    .build();
        }

        private static NewCookie cookie(String name, Token token, String path) {
            return new NewCookie.Builder(name)
                    .value(token.signed())
                    .path(path)
                    .httpOnly(true)
                    .secure(true)
                    .sameSite(NewCookie.SameSite.STRICT)
                    .build();
        }
    }

    @Path("/restricted")
    @Produces(MediaType.APPLICATION_JSON)
    public static class Restricted {
        @GET
        @RequireToken(scope = "admin", location = TokenLocation.COOKIE, cookie = "auth_token")
        public Message get(@Auth Token token) {
            return Message.hello(token.subject());
        }
    }
}
