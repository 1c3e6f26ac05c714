package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code @Auth Optional<Token>} where something demands a token: it would never be empty, and says that it may be. */
class OptionalTokenTest {
    private static final String NEVER_EMPTY = ": its @Auth Optional<Token> is never empty, since %s demands a token; "
            + "use @Auth Token. To admit requests without a token, remove %s, or lift that of the class with @PermitAll "
            + "on the method; the token is then looked for where methods without a location have it";

    @ParameterizedTest
    @ValueSource(classes = {InHeader.class, InCookie.class, OnClass.class, OnInterface.class, OnLocator.class})
    void besideARequirementStopsTheStart(Class<?> resource) {
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), resource))
                .hasMessageContaining(resource.getSimpleName() + "#get)" + NEVER_EMPTY.replace("%s", "@RequireToken"));
    }

    @ParameterizedTest
    @ValueSource(classes = {Roles.class, RolesOnClass.class})
    void besideRolesStopsTheStart(Class<?> resource) {
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), resource))
                .hasMessageContaining(resource.getSimpleName() + "#get)" + NEVER_EMPTY.replace("%s", "@RolesAllowed"));
    }

    /** The same class may stand below a locator that demands a token and below one that does not. */
    @ParameterizedTest
    @EnumSource
    void belowALocatorIsTheTokenThatTheLocatorHasFound(Unannotated unannotated) {
        try (TestServer server = TestServer.with(TestTokens.feature(unannotated), Locators.class)) {
            String token = TestTokens.auth("alice");
            assertThat(server.get("/locators/header").statusCode()).isEqualTo(401);
            assertThat(server.get("/locators/header", token).body()).isEqualTo("alice");
            assertThat(server.get("/locators/cookie", token).statusCode()).isEqualTo(401);
            assertThat(server.send(server.request("/locators/cookie").header("Cookie", "token=" + token))
                            .body())
                    .isEqualTo("alice");
            assertThat(server.get("/locators/open").body()).isEqualTo("nobody");
            assertThat(server.get("/locators/open", token).body()).isEqualTo("alice");
        }
    }

    @Test
    void permitAllLiftsWhatTheClassDemands() {
        try (TestServer server = TestServer.with(TestTokens.feature(), Lifted.class)) {
            assertThat(server.get("/lifted").body()).isEqualTo("nobody");
            assertThat(server.get("/lifted", TestTokens.auth("alice")).body()).isEqualTo("alice");
            assertThat(server.get("/lifted", "bad").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void denyAllLetsNobodyIn() {
        try (TestServer server = TestServer.with(TestTokens.feature(), Denied.class)) {
            assertThat(server.get("/denied").statusCode()).isEqualTo(401);
            assertThat(server.get("/denied", TestTokens.admin("alice")).statusCode())
                    .isEqualTo(403);
        }
    }

    static String nameOf(Optional<Token> token) {
        return token.map(Token::subject).orElse("nobody");
    }

    @Path("/in-header")
    public static final class InHeader {
        @GET
        @RequireToken
        public String get(@Auth Optional<Token> token) {
            return nameOf(token);
        }
    }

    @Path("/in-cookie")
    public static final class InCookie {
        @GET
        @RequireToken(location = TokenLocation.COOKIE, cookie = "token")
        public String get(@Auth Optional<Token> token) {
            return nameOf(token);
        }
    }

    @Path("/on-class")
    @RequireToken(location = TokenLocation.COOKIE, cookie = "token")
    public static final class OnClass {
        @GET
        public String get(@Auth Optional<Token> token) {
            return nameOf(token);
        }
    }

    public interface Demanding {
        @RequireToken
        String get(Optional<Token> token);
    }

    @Path("/on-interface")
    public static final class OnInterface implements Demanding {
        @GET
        @Override
        public String get(@Auth Optional<Token> token) {
            return nameOf(token);
        }
    }

    @Path("/on-locator")
    public static final class OnLocator {
        @Path("/below")
        @RequireToken
        public Below get(@Auth Optional<Token> token) {
            return new Below();
        }
    }

    @Path("/roles")
    public static final class Roles {
        @GET
        @RolesAllowed("admin")
        public String get(@Auth Optional<Token> token) {
            return nameOf(token);
        }
    }

    @Path("/roles-on-class")
    @RolesAllowed({"admin", "auditor"})
    public static final class RolesOnClass {
        @GET
        public String get(@Auth Optional<Token> token) {
            return nameOf(token);
        }
    }

    @Path("/locators")
    public static final class Locators {
        @Path("/header")
        @RequireToken
        public Below header() {
            return new Below();
        }

        @Path("/cookie")
        @RequireToken(location = TokenLocation.COOKIE, cookie = "token")
        public Below cookie() {
            return new Below();
        }

        @Path("/open")
        @PermitAll
        public Below open() {
            return new Below();
        }
    }

    public static final class Below {
        @GET
        public String get(@Auth Optional<Token> token) {
            return nameOf(token);
        }
    }

    @Path("/lifted")
    @RequireToken(location = TokenLocation.COOKIE, cookie = "token")
    @RolesAllowed("admin")
    public static final class Lifted {
        @GET
        @PermitAll
        public String get(@Auth Optional<Token> token) {
            return nameOf(token);
        }
    }

    @Path("/denied")
    @DenyAll
    public static final class Denied {
        @GET
        public String get(@Auth Optional<Token> token) {
            return nameOf(token);
        }
    }
}
