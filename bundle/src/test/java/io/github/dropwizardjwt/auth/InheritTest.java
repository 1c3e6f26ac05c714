package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.TokenType;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code inherit = true} adds a requirement to the one that would apply without it. */
class InheritTest {
    @AutoClose
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.with(
                TestTokens.feature(),
                OfClass.class,
                OverridingSilently.class,
                OverridingAndInheriting.class,
                OfSuperclass.class,
                OfInterfaceMethod.class,
                Composed.class,
                Diamond.class,
                OwnOverride.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "of-class",
                "overriding-silently",
                "overriding-and-inheriting",
                "of-superclass",
                "of-interface-method",
                "composed",
                "diamond"
            })
    void bothMustHold(String path) {
        String url = "/" + path + "/acme";
        assertThat(status(url, "writer reader", Map.of("tenant", "acme"))).isEqualTo(200);
        assertThat(status(url, "writer reader", Map.of("tenant", "other"))).isEqualTo(403);
        assertThat(status(url, "reader", Map.of("tenant", "acme"))).isEqualTo(403);
        assertThat(status(url, null, Map.of())).isEqualTo(403);
        assertThat(server.get(url).statusCode()).isEqualTo(401);
    }

    @Test
    void chainOfThreeDemandsAllThree() {
        String url = "/overriding-and-inheriting/acme";
        assertThat(status(url, "writer", Map.of("tenant", "acme"))).isEqualTo(403);
        assertThat(status(url, "reader", Map.of("tenant", "acme"))).isEqualTo(403);
    }

    @Test
    void challengeNamesAllScopes() {
        var response = server.get("/overriding-and-inheriting/acme", token(null, Map.of("tenant", "acme")));
        assertThat(response.headers().firstValue("WWW-Authenticate").orElseThrow())
                .endsWith("scope=\"writer reader\"");
    }

    /** The override of the method waives the method's requirement, that of the class the class's. */
    @ParameterizedTest
    @CsvSource({
        "own, acme, , , 200",
        "own, other, , , 403",
        "own, acme, root, , 200",
        "own, other, root, , 403",
        "own, other, root, global, 200",
        "own, other, , global, 200",
        "bob, acme, , , 403",
        "bob, acme, , global, 403",
        "bob, other, root, global, 200"
    })
    void eachRequirementHasItsOwnOverride(String id, String tenant, String root, String global, int status) {
        Map<String, Object> claims = new java.util.HashMap<>(Map.of("tenant", tenant));
        if (root != null) {
            claims.put("root", true);
        }
        if (global != null) {
            claims.put("global", true);
        }
        String token = TestTokens.MANAGER.authToken("own", null, claims).signed();
        assertThat(server.get("/own-override/acme/" + id, token).statusCode()).isEqualTo(status);
    }

    @Test
    void nothingToInheritStopsTheStart() {
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), new Alone()))
                .hasMessageContaining("GET /alone (Alone#get): inherit = true adds to the @RequireToken that would "
                        + "apply without it, and there is none");
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), new OnlyPermitted()))
                .hasMessageContaining("GET /permitted (OnlyPermitted#get): inherit = true adds to");
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), new AloneInChain()))
                .hasMessageContaining("GET /chain (AloneInChain#get): inherit = true adds to");
    }

    @Test
    void otherTokenThanTheInheritedOneStopsTheStart() {
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), new Other()))
                .hasMessageContaining("(Other#type): inherit = true conflicts with type = REFRESH, since the inherited "
                        + "@RequireToken has AUTH; give both the same, or remove inherit and repeat what is inherited")
                .hasMessageContaining("(Other#location): inherit = true conflicts with location = COOKIE, since")
                .hasMessageContaining(
                        "(Other#evenIfRevoked): inherit = true conflicts with evenIfRevoked = true, since");
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), new OtherCookie()))
                .hasMessageContaining(
                        "inherit = true conflicts with cookie = b, since the inherited @RequireToken has a");
    }

    @Test
    void besideAComposedAnnotationItStopsTheStart() {
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), new BesideComposed()))
                .hasMessageContaining(
                        "inherit = true does not add to the @RequireToken of another annotation beside " + "it");
    }

    @Test
    void conflictAboveStopsTheStart() {
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), new ConflictAbove()))
                .hasMessageContaining("it inherits conflicting annotations from several types");
    }

    private static int status(String path, String scope, Map<String, ?> claims) {
        return server.get(path, token(scope, claims)).statusCode();
    }

    private static String token(String scope, Map<String, ?> claims) {
        return TestTokens.MANAGER.authToken("alice", scope, claims).signed();
    }

    @Path("/of-class/{tenant}")
    @RequireToken(claims = "tenant={tenant}")
    public static class OfClass {
        @GET
        @RequireToken(scope = "writer", inherit = true)
        public String get() {
            return "done";
        }
    }

    /** The method's requirement is still that of the overridden one, which inherits that of the class. */
    @Path("/overriding-silently/{tenant}")
    public static class OverridingSilently extends OfClass {
        @Override
        @GET
        public String get() {
            return "done";
        }
    }

    @Path("/overriding-and-inheriting/{tenant}")
    public static class OverridingAndInheriting extends OfClass {
        @Override
        @GET
        @RequireToken(scope = "reader", inherit = true)
        public String get() {
            return "done";
        }
    }

    @RequireToken(claims = "tenant={tenant}")
    public abstract static class Tenant {}

    @Path("/of-superclass/{tenant}")
    @RequireToken(scope = "writer", inherit = true)
    public static class OfSuperclass extends Tenant {
        @GET
        public String get() {
            return "done";
        }
    }

    public interface Api {
        @GET
        @RequireToken(claims = "tenant={tenant}")
        String get();
    }

    @Path("/of-interface-method/{tenant}")
    public static class OfInterfaceMethod implements Api {
        @Override
        @GET
        @RequireToken(scope = "writer", inherit = true)
        public String get() {
            return "done";
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @RequireToken(scope = "writer", inherit = true)
    @interface Writing {}

    @Path("/composed/{tenant}")
    @RequireToken(claims = "tenant={tenant}")
    public static class Composed {
        @GET
        @Writing
        public String get() {
            return "done";
        }
    }

    public interface Left {
        @RequireToken(scope = "writer", inherit = true)
        String get();
    }

    public interface Right {
        @RequireToken(scope = "writer", inherit = true)
        String get();
    }

    /** Two interfaces with the same requirement are one. */
    @Path("/diamond/{tenant}")
    @RequireToken(claims = "tenant={tenant}")
    public static class Diamond implements Left, Right {
        @Override
        @GET
        public String get() {
            return "done";
        }
    }

    @Path("/own-override/{tenant}")
    @RequireToken(claims = "tenant={tenant}", override = "global")
    public static class OwnOverride {
        @GET
        @Path("{id}")
        @RequireToken(sub = "id", override = "root", inherit = true)
        public String get() {
            return "done";
        }
    }

    @Path("/alone")
    public static class Alone {
        @GET
        @RequireToken(inherit = true)
        public String get() {
            return "alone";
        }
    }

    @Path("/permitted")
    @PermitAll
    public static class OnlyPermitted {
        @GET
        @RequireToken(inherit = true)
        public String get() {
            return "permitted";
        }
    }

    @Path("/chain")
    @RequireToken(inherit = true)
    public static class AloneInChain {
        @GET
        @RequireToken(inherit = true)
        public String get() {
            return "chain";
        }
    }

    @Path("/other")
    @RequireToken(scope = "a")
    public static class Other {
        @GET
        @Path("type")
        @RequireToken(type = TokenType.REFRESH, inherit = true)
        public String type() {
            return "type";
        }

        @GET
        @Path("location")
        @RequireToken(location = TokenLocation.COOKIE, cookie = "a", inherit = true)
        public String location() {
            return "location";
        }

        @GET
        @Path("revoked")
        @RequireToken(evenIfRevoked = true, inherit = true)
        public String evenIfRevoked() {
            return "revoked";
        }
    }

    @Path("/other-cookie")
    @RequireToken(location = TokenLocation.COOKIE, cookie = "a")
    public static class OtherCookie {
        @GET
        @RequireToken(location = TokenLocation.COOKIE, cookie = "b", inherit = true)
        public String get() {
            return "cookie";
        }
    }

    @Path("/beside")
    @RequireToken(scope = "reader")
    public static class BesideComposed {
        @GET
        @Writing
        @RequireToken(claims = "staff", inherit = true)
        public String get() {
            return "beside";
        }
    }

    public interface ReadersOnly {
        @RequireToken(scope = "reader")
        String get();
    }

    public interface WritersOnly {
        @RequireToken(scope = "writer")
        String get();
    }

    @Path("/conflict")
    public static class ConflictAbove implements ReadersOnly, WritersOnly {
        @Override
        @GET
        @RequireToken(claims = "staff", inherit = true)
        public String get() {
            return "conflict";
        }
    }
}
