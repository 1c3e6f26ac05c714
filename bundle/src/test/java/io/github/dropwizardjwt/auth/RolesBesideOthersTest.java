package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenType;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Roles alone, several of them, and beside what else says something about callers; each whatever is unannotated. */
class RolesBesideOthersTest {
    private static final Map<Unannotated, TestServer> SERVERS = new EnumMap<>(Unannotated.class);

    @BeforeAll
    static void start() {
        for (Unannotated unannotated : Unannotated.values()) {
            SERVERS.put(unannotated, TestServer.with(TestTokens.feature(unannotated), Roles.class, Guarded.class));
        }
    }

    @AfterAll
    static void stop() {
        SERVERS.values().forEach(TestServer::close);
    }

    @ParameterizedTest
    @EnumSource
    void rolesAloneAskForAnAuthTokenThatHasOne(Unannotated unannotated) {
        TestServer server = SERVERS.get(unannotated);
        assertThat(server.get("/roles/alone").statusCode()).isEqualTo(401);
        assertThat(server.get("/roles/alone", TestTokens.refresh("alice")).statusCode())
                .isEqualTo(401);
        assertThat(server.get("/roles/alone", TestTokens.auth("alice")).statusCode())
                .isEqualTo(403);
        assertThat(server.get("/roles/alone", TestTokens.admin("alice")).body()).isEqualTo("alone");
    }

    @ParameterizedTest
    @EnumSource
    void anyOneOfSeveralRolesIsEnough(Unannotated unannotated) {
        TestServer server = SERVERS.get(unannotated);
        for (String role : List.of("staff", "owner")) {
            assertThat(server.get("/roles/several", withScope(role)).body()).isEqualTo("several");
        }
        // A role is a whole scope, in just this spelling.
        for (String other : List.of("guest", "Staff", "staff,owner", "sta", "staffs")) {
            assertThat(server.get("/roles/several", withScope(other)).statusCode())
                    .as(other)
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @EnumSource
    void permitAllOnAMethodLiftsTheRolesOfItsClass(Unannotated unannotated) {
        TestServer server = SERVERS.get(unannotated);
        assertThat(server.get("/guarded/lifted").body()).isEqualTo("lifted");
        assertThat(server.get("/guarded/other").statusCode()).isEqualTo(401);
        assertThat(server.get("/guarded/other", TestTokens.auth("alice")).statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @EnumSource
    void rolesOnAMethodTakeThePlaceOfThoseOfItsClass(Unannotated unannotated) {
        TestServer server = SERVERS.get(unannotated);
        assertThat(server.get("/guarded/replaced", withScope("staff")).body()).isEqualTo("replaced");
        assertThat(server.get("/guarded/replaced", TestTokens.admin("alice")).statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @EnumSource
    void rolesBesideATokenParameterAreAskedForToo(Unannotated unannotated) {
        TestServer server = SERVERS.get(unannotated);
        assertThat(server.get("/roles/token", TestTokens.auth("alice")).statusCode())
                .isEqualTo(403);
        assertThat(server.get("/roles/token", TestTokens.admin("alice")).body()).isEqualTo("alice");
    }

    /** Refresh tokens have no scope, so these two together let nobody in. */
    @ParameterizedTest
    @EnumSource
    void rolesBesideARequirementLeaveItInForce(Unannotated unannotated) {
        TestServer server = SERVERS.get(unannotated);
        assertThat(server.get("/roles/refresh", TestTokens.admin("alice")).statusCode())
                .isEqualTo(401);
        assertThat(server.get("/roles/refresh", TestTokens.refresh("alice")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void scopeOfARequirementBesideRolesIsNamedInTheChallenge() {
        HttpResponse<String> answer = SERVERS.get(Unannotated.ALLOW).get("/roles/scope", TestTokens.admin("alice"));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer realm=\"api\", error=\"insufficient_scope\", scope=\"write\"");
    }

    @Test
    void parameterOfARequirementBesideRolesMustBeOneOfThePath() {
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), Misnamed.class))
                .hasMessageContaining("@RequireToken names \"usr\", which is no parameter of this path");
    }

    private static String withScope(String scope) {
        return TestTokens.MANAGER.authToken("alice", List.of(scope)).signed();
    }

    @Path("/roles")
    public static final class Roles {
        @GET
        @Path("/alone")
        @RolesAllowed("admin")
        public String alone() {
            return "alone";
        }

        @GET
        @Path("/several")
        @RolesAllowed({"staff", "owner"})
        public String several() {
            return "several";
        }

        @GET
        @Path("/token")
        @RolesAllowed("admin")
        public String token(@Auth Token token) {
            return token.subject();
        }

        @GET
        @Path("/scope")
        @RequireToken(scope = "write")
        @RolesAllowed("admin")
        public String scope() {
            return "scope";
        }

        @GET
        @Path("/refresh")
        @RequireToken(type = TokenType.REFRESH)
        @RolesAllowed("admin")
        public String refresh() {
            return "refresh";
        }
    }

    @Path("/misnamed/{user}")
    public static final class Misnamed {
        @GET
        @RequireToken(sub = "usr")
        @RolesAllowed("admin")
        public String get() {
            return "misnamed";
        }
    }

    @Path("/guarded")
    @RolesAllowed("admin")
    public static final class Guarded {
        @GET
        @Path("/lifted")
        @PermitAll
        public String lifted() {
            return "lifted";
        }

        @GET
        @Path("/replaced")
        @RolesAllowed("staff")
        public String replaced() {
            return "replaced";
        }

        @GET
        @Path("/other")
        public String other() {
            return "other";
        }
    }
}
