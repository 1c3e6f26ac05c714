package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.TestServer;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wherever a role stands, it is asked for: Jersey's own filter misses all of these but the first two. */
class RolesTest {
    @AutoClose
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.with(
                TestTokens.feature(),
                OnMethod.class,
                OnClass.class,
                OnSuperclass.class,
                OnInterface.class,
                OnInterfaceMethod.class,
                OnSuperMethod.class,
                OnLocator.class,
                OnLocatorsClass.class,
                Denied.class,
                DeniedInSuperclass.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "on-method",
                "on-class",
                "on-superclass",
                "on-interface",
                "on-interface-method",
                "on-super-method",
                "on-locator/sub",
                "on-locators-class/sub"
            })
    void roleIsAskedForWhereverItStands(String path) {
        assertThat(server.get("/" + path).statusCode()).isEqualTo(401);
        HttpResponse<String> rejected = server.get("/" + path, TestTokens.auth("alice"));
        assertThat(rejected.statusCode()).isEqualTo(403);
        assertThat(rejected.headers().allValues("WWW-Authenticate"))
                .containsExactly("Bearer realm=\"api\", error=\"insufficient_scope\"");
        assertThat(server.get("/" + path, TestTokens.admin("alice")).body()).isEqualTo("done");
    }

    @ParameterizedTest
    @ValueSource(strings = {"denied", "denied-in-superclass", "on-locator/denied"})
    void denyAllLetsNobodyInWhereverItStands(String path) {
        assertThat(server.get("/" + path).statusCode()).isEqualTo(401);
        assertThat(server.get("/" + path, TestTokens.admin("alice")).statusCode())
                .isEqualTo(403);
    }

    @RolesAllowed("admin")
    public abstract static class AdminBase {}

    @RolesAllowed("admin")
    public interface AdminApi {}

    @DenyAll
    public abstract static class DeniedBase {}

    public interface AdminMethod {
        @RolesAllowed("admin")
        String get();
    }

    public abstract static class AdminMethodBase {
        @RolesAllowed("admin")
        public abstract String get();
    }

    public static final class Below {
        @GET
        public String get() {
            return "done";
        }
    }

    @Path("/on-method")
    public static final class OnMethod {
        @GET
        @RequireToken
        @RolesAllowed("admin")
        public String get() {
            return "done";
        }
    }

    @Path("/on-class")
    @RequireToken
    @RolesAllowed("admin")
    public static final class OnClass {
        @GET
        public String get() {
            return "done";
        }
    }

    @Path("/on-superclass")
    @RequireToken
    public static final class OnSuperclass extends AdminBase {
        @GET
        public String get() {
            return "done";
        }
    }

    @Path("/on-interface")
    @RequireToken
    public static final class OnInterface implements AdminApi {
        @GET
        public String get() {
            return "done";
        }
    }

    @Path("/on-interface-method")
    @RequireToken
    public static final class OnInterfaceMethod implements AdminMethod {
        @Override
        @GET
        public String get() {
            return "done";
        }
    }

    @Path("/on-super-method")
    @RequireToken
    public static final class OnSuperMethod extends AdminMethodBase {
        @Override
        @GET
        public String get() {
            return "done";
        }
    }

    @Path("/on-locator")
    @RequireToken
    public static final class OnLocator {
        @Path("/sub")
        @RolesAllowed("admin")
        public Below sub() {
            return new Below();
        }

        @Path("/denied")
        @DenyAll
        public Below denied() {
            return new Below();
        }
    }

    @Path("/on-locators-class")
    @RequireToken
    @RolesAllowed("admin")
    public static final class OnLocatorsClass {
        @Path("/sub")
        public Below sub() {
            return new Below();
        }
    }

    @Path("/denied")
    @DenyAll
    public static final class Denied {
        @GET
        public String get() {
            return "done";
        }
    }

    @Path("/denied-in-superclass")
    public static final class DeniedInSuperclass extends DeniedBase {
        @GET
        public String get() {
            return "done";
        }
    }
}
