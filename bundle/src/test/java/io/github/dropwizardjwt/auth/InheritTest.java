package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.TestServer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.HashMap;
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
                OwnOverride.class,
                Locating.class);
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
    void locatorInheritsFromItsClass() {
        String url = "/locating/acme/below";
        assertThat(status(url, "writer", Map.of("tenant", "acme"))).isEqualTo(200);
        assertThat(status(url, "writer", Map.of("tenant", "other"))).isEqualTo(403);
        assertThat(status(url, "reader", Map.of("tenant", "acme"))).isEqualTo(403);
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
        Map<String, Object> claims = new HashMap<>(Map.of("tenant", tenant));
        if (root != null) {
            claims.put("root", true);
        }
        if (global != null) {
            claims.put("global", true);
        }
        String token = TestTokens.MANAGER.authToken("own", null, claims).signed();
        assertThat(server.get("/own-override/acme/" + id, token).statusCode()).isEqualTo(status);
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

    @Path("/locating/{tenant}")
    @RequireToken(claims = "tenant={tenant}")
    public static class Locating {
        @Path("below")
        @RequireToken(scope = "writer", inherit = true)
        public Below below() {
            return new Below();
        }
    }

    public static class Below {
        @GET
        public String get() {
            return "below";
        }
    }
}
