package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.support.TestServer;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A requirement that replaces another one, and forgets what that compares, is logged at start. */
class DroppedComparisonTest {
    @Test
    void parameterThatIsNoLongerComparedIsLogged() {
        assertThat(warnings(new Tenant()))
                .containsExactlyInAnyOrder(
                        "WARN GET /tenants/{tenant}/drops (Tenant#drops): its @RequireToken replaces that of Tenant "
                                + "and no longer compares {tenant}; add inherit = true, or repeat it",
                        "WARN GET /tenants/{tenant}/in-override (Tenant#inOverride): its @RequireToken replaces that "
                                + "of Tenant and no longer compares {tenant}; add inherit = true, or repeat it");
    }

    @Test
    void subjectThatIsNoLongerComparedIsLoggedWhereThePathHasIt() {
        assertThat(warnings(new Users()))
                .containsExactly("WARN POST /users/{id} (Users#drops): its @RequireToken replaces that of Users and "
                        + "no longer compares {id}; add inherit = true, or repeat it");
    }

    @Test
    void requirementThatDoesNotApplyMayBeMalformed() {
        assertThat(warnings(new OnMalformed())).isEmpty();
    }

    @Test
    void methodsThatReadWithACookieAndABodyAreLogged() {
        assertThat(warnings(new Searching()))
                .containsExactly(
                        "WARN GET /searching (Searching#get): it takes a token from a cookie, and a body; if it "
                                + "changes something, use POST, since requests of other origins are not rejected for GET");
    }

    @Path("/searching")
    @RequireToken(location = TokenLocation.COOKIE, cookie = "auth_token")
    public static class Searching {
        @GET
        @Consumes("application/json")
        public String get() {
            return "found";
        }

        @GET
        @Path("all")
        public String all() {
            return "all";
        }
    }

    private static List<String> warnings(Object resource) {
        try (Logs logs = new Logs();
                TestServer server = TestServer.with(TestTokens.feature(), resource)) {
            assertThat(server.port()).isPositive();
            return logs.lines().stream().filter(line -> line.startsWith("WARN")).toList();
        }
    }

    @Path("/tenants/{tenant}")
    @RequireToken(claims = "tenant={tenant}")
    public static class Tenant {
        @GET
        public String unchanged() {
            return "unchanged";
        }

        @GET
        @Path("drops")
        @RequireToken(scope = "admin")
        public String drops() {
            return "drops";
        }

        @GET
        @Path("in-override")
        @RequireToken(scope = "admin", override = "tenant={tenant}")
        public String inOverride() {
            return "in override";
        }

        @GET
        @Path("inherits")
        @RequireToken(scope = "admin", inherit = true)
        public String inherits() {
            return "inherits";
        }

        @GET
        @Path("repeats")
        @RequireToken(claims = "tenant={tenant}", scope = "admin")
        public String repeats() {
            return "repeats";
        }

        @GET
        @Path("any-of")
        @RequireToken(anyOf = {@Rule(claims = "tenant={tenant}"), @Rule(scope = "admin")})
        public String anyOf() {
            return "any of";
        }

        @GET
        @Path("open")
        @PermitAll
        public String open() {
            return "open";
        }
    }

    @Path("/users")
    @RequireToken(sub = "id")
    public static class Users {
        @POST
        @Path("{id}")
        @RequireToken
        public String drops() {
            return "drops";
        }

        @GET
        @RequireToken(scope = "admin")
        public String list() {
            return "list";
        }
    }

    @Path("/malformed/{tenant}")
    @RequireToken(claims = "tenant=")
    public static class OnMalformed {
        @GET
        @RequireToken
        public String get() {
            return "get";
        }
    }
}
