package io.github.dropwizardjwt.attack;

import io.dropwizard.auth.Auth;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.auth.TokenLocation;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ForkJoinPool;

/** One route for each way to ask for a token. */
@Path("/")
public final class Routes {
    /** What only those read who are let in. */
    static final String LET_IN = "let in ";

    static final String COOKIE = "/cookie";
    static final String COOKIE_NAME = "auth_token";

    /** Those that ask for an auth token in the header, and let the one of {@link Signer#claims()} in. */
    static final List<String> GUARDED = List.of(
            "/required",
            "/class",
            "/superclass",
            "/interface",
            "/composed",
            "/parameter",
            "/optional",
            "/roles",
            "/users/" + Signer.SUBJECT,
            "/tenants/acme",
            "/scope",
            "/override",
            "/locator/below",
            "/class-locator/deeper/nested/below",
            "/stage",
            "/suspended");

    static void register(JerseyEnvironment jersey) {
        List.of(new Routes(), new OfClass(), new OfSuperclass(), new OfInterface(), new LocatorOfClass())
                .forEach(jersey::register);
    }

    @GET
    @Path("required")
    @RequireToken
    public String required() {
        return LET_IN;
    }

    @POST
    @Path("required")
    @RequireToken
    public String posted() {
        return LET_IN;
    }

    @GET
    @Path("composed")
    @Composed
    public String composed() {
        return LET_IN;
    }

    @GET
    @Path("parameter")
    public String parameter(@Auth Token token) {
        return LET_IN + token.subject();
    }

    @GET
    @Path("optional")
    public String optional(@Auth Optional<Token> token) {
        return LET_IN + token.map(Token::subject).orElse("nobody");
    }

    @GET
    @Path("roles")
    @RolesAllowed("read")
    public String roles() {
        return LET_IN;
    }

    @GET
    @Path("users/{user}")
    @RequireToken(sub = "user")
    public String user() {
        return LET_IN;
    }

    @GET
    @Path("tenants/{tenant}")
    @RequireToken(claims = "tenant={tenant}")
    public String tenant() {
        return LET_IN;
    }

    @GET
    @Path("scope")
    @RequireToken(scope = "read")
    public String scope() {
        return LET_IN;
    }

    @GET
    @Path("override")
    @RequireToken(scope = "never", override = "tenant=acme")
    public String override() {
        return LET_IN;
    }

    @Path("locator")
    @RequireToken
    public Below locator() {
        return new Below();
    }

    @GET
    @Path("stage")
    @RequireToken
    public CompletionStage<String> stage(@Auth Token token) {
        return CompletableFuture.supplyAsync(() -> LET_IN + token.subject());
    }

    @GET
    @Path("suspended")
    @RequireToken
    public void suspended(@Suspended AsyncResponse response, @Auth Token token) {
        ForkJoinPool.commonPool().execute(() -> response.resume(LET_IN + token.subject()));
    }

    @GET
    @Path("cookie")
    @RequireToken(location = TokenLocation.COOKIE, cookie = COOKIE_NAME)
    public String cookie() {
        return LET_IN;
    }

    @POST
    @Path("cookie")
    @RequireToken(location = TokenLocation.COOKIE, cookie = COOKIE_NAME)
    public String postedWithCookie() {
        return LET_IN;
    }

    @GET
    @Path("host-cookie")
    @RequireToken(location = TokenLocation.COOKIE, cookie = "__Host-token")
    public String hostCookie() {
        return LET_IN;
    }

    @GET
    @Path("refresh-only")
    @RequireToken(type = TokenType.REFRESH)
    public String refreshOnly() {
        return LET_IN;
    }

    @GET
    @Path("undeclared")
    public String undeclared() {
        return LET_IN;
    }

    @RequireToken
    @Retention(RetentionPolicy.RUNTIME)
    @interface Composed {}

    @Path("/class")
    @RequireToken
    public static final class OfClass {
        @GET
        public String get() {
            return LET_IN;
        }
    }

    @RequireToken
    public abstract static class Guarded {
        @GET
        public String get() {
            return LET_IN;
        }
    }

    @Path("/superclass")
    public static final class OfSuperclass extends Guarded {}

    public interface Declared {
        @GET
        @RequireToken
        String get();
    }

    @Path("/interface")
    public static final class OfInterface implements Declared {
        @Override
        public String get() {
            return LET_IN;
        }
    }

    @Path("/class-locator")
    @RequireToken
    public static final class LocatorOfClass {
        @Path("deeper")
        public Deeper deeper() {
            return new Deeper();
        }
    }

    public static final class Deeper {
        @Path("nested")
        public Below below() {
            return new Below();
        }
    }

    public static final class Below {
        @GET
        @Path("below")
        public String get(@Auth Token token) {
            return LET_IN + token.subject();
        }
    }
}
