package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.support.TestServer;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody looks for roles on other annotations: with a token, a method would be open that looks restricted. */
class CarriedRolesTest {
    @ParameterizedTest
    @ValueSource(classes = {OnMethod.class, OnClass.class, Nested.class, Denied.class})
    void roleOnAnotherAnnotationStopsTheStart(Class<?> resource) {
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), resource))
                .hasMessageContaining("@RolesAllowed and @DenyAll have no effect on another annotation, as on @")
                .hasMessageContaining("put them on the method or class itself, or let @");
    }

    @Retention(RetentionPolicy.RUNTIME)
    @RolesAllowed("admin")
    public @interface AdminsOnly {}

    @Retention(RetentionPolicy.RUNTIME)
    @AdminsOnly
    public @interface Restricted {}

    @Retention(RetentionPolicy.RUNTIME)
    @DenyAll
    public @interface Disabled {}

    @Path("/method")
    @RequireToken
    public static final class OnMethod {
        @GET
        @AdminsOnly
        public String get() {
            return "open";
        }
    }

    @Path("/class")
    @AdminsOnly
    public static final class OnClass {
        @GET
        @RequireToken
        public String get() {
            return "open";
        }
    }

    @Path("/nested")
    public static final class Nested {
        @GET
        @RequireToken
        @Restricted
        public String get() {
            return "open";
        }
    }

    @Path("/denied")
    public static final class Denied {
        @GET
        @RequireToken
        @Disabled
        public String get() {
            return "open";
        }
    }
}
