package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.support.TestServer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods that only pages of the service itself may call. */
class SameOriginTest {
    @AutoClose
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.with(TestTokens.feature(), new Login(), new Inherited(), new Locator());
    }

    private static int post(String path, String site) {
        return server.send(server.request(path)
                        .method("POST", BodyPublishers.noBody())
                        .header("Sec-Fetch-Site", site)
                        .header("Authorization", "Bearer " + TestTokens.auth("alice")))
                .statusCode();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/inherited", "/locator/login", "/login/token"})
    void rejectsOtherOrigins(String path) {
        assertThat(post(path, "same-origin")).isEqualTo(200);
        assertThat(post(path, "same-site")).isEqualTo(403);
        assertThat(post(path, "cross-site")).isEqualTo(403);
    }

    @Test
    void rejectsBeforeTheToken() {
        assertThat(server.send(server.request("/login/token").method("POST", BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void placesWithoutEffectStopTheStart() {
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), new Reading()))
                .hasMessageContaining(
                        "@SameOrigin has no effect on GET, which must not change anything; use POST, PUT or "
                                + "DELETE, or remove it");
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), new OnLocator()))
                .hasMessageContaining(
                        "@SameOrigin has no effect on a sub-resource locator; put it on the methods below it");
    }

    @Path("/login")
    public static class Login {
        @POST
        @Open("users log in here")
        @SameOrigin
        public String login() {
            return "logged in";
        }

        @POST
        @Path("token")
        @RequireToken
        @SameOrigin
        public String withToken() {
            return "logged in";
        }
    }

    /** An interface with it. */
    public interface Protected {
        @POST
        @SameOrigin
        String post();
    }

    @Path("/inherited")
    public static class Inherited implements Protected {
        @Override
        @POST
        @Open("it inherits @SameOrigin")
        public String post() {
            return "posted";
        }
    }

    @Path("/locator")
    public static class Locator {
        @Path("login")
        @Open("what is below decides")
        public Below below() {
            return new Below();
        }
    }

    /** Below a locator. */
    public static class Below {
        @POST
        @Open("users log in here")
        @SameOrigin
        public String login() {
            return "logged in";
        }
    }

    @Path("/reading")
    public static class Reading {
        @GET
        @Open("everybody may read it")
        @SameOrigin
        public String get() {
            return "read";
        }
    }

    @Path("/on-locator")
    public static class OnLocator {
        @Path("below")
        @SameOrigin
        public Below below() {
            return new Below();
        }
    }
}
