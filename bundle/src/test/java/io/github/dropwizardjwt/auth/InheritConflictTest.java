package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.TokenType;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.Test;

/** Where {@code inherit = true} has nothing to add to, or two meanings, the application does not start. */
class InheritConflictTest {
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
                .hasMessageContaining("(Other#location): inherit = true conflicts with location = [COOKIE], since")
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

    @Retention(RetentionPolicy.RUNTIME)
    @RequireToken(scope = "writer", inherit = true)
    @interface Writing {}

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
