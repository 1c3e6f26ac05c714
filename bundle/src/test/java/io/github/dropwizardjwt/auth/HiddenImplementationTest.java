package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.support.TestServer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.junit.jupiter.api.Test;

/** What is called for an interface is decided by the injection framework, and its annotations are not to be seen. */
class HiddenImplementationTest {
    private static final AbstractBinder BINDER = new AbstractBinder() {
        @Override
        protected void configure() {
            bind(Guarded.class).to(Api.class);
            bind(GuardedToo.class).to(Base.class);
        }
    };

    @Test
    void locatorOfAnInterfaceStopsTheStart() {
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), new Told(), BINDER))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(
                        "* /told/interface (Told#api): the class that implements Api is unknown, and so are its "
                                + "annotations; name the class that will be called");
    }

    @Test
    void locatorOfAnAbstractClassStopsTheStart() {
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), new Told(), BINDER))
                .hasMessageContaining("* /told/abstract (Told#base): the class that implements Base is unknown");
    }

    /** Here the start cannot tell: the request must not get through. */
    @Test
    void interfaceThatALocatorOfUnknownTypeReturnsIsNotCalled() {
        try (TestServer server = TestServer.with(TestTokens.feature(Unannotated.ALLOW), new Untold(), BINDER)) {
            assertThat(server.get("/untold/interface").statusCode()).isEqualTo(500);
            assertThat(server.get("/untold/abstract").statusCode()).isEqualTo(500);
            assertThat(server.get("/untold/class").statusCode()).isEqualTo(401);
            assertThat(server.get("/untold/class", TestTokens.auth("alice")).body())
                    .isEqualTo("guarded");
        }
    }

    /** An instance tells what it is, whatever the locator declares. */
    @Test
    void interfaceThatALocatorReturnsAnInstanceOfIsGuardedAsTheInstanceSays() {
        try (TestServer server = TestServer.with(TestTokens.feature(Unannotated.ALLOW), new Instances())) {
            assertThat(server.get("/instances/api").statusCode()).isEqualTo(401);
            assertThat(server.get("/instances/api", TestTokens.auth("alice")).body())
                    .isEqualTo("guarded");
        }
    }

    /** What is malformed below such a locator was not seen at the start either. */
    @Test
    void malformedRequirementBelowALocatorOfUnknownTypeLetsNobodyIn() {
        try (TestServer server = TestServer.with(TestTokens.feature(Unannotated.ALLOW), new Untold(), BINDER)) {
            assertThat(server.get("/untold/malformed").statusCode()).isEqualTo(500);
            assertThat(server.get("/untold/malformed", TestTokens.admin("alice"))
                            .statusCode())
                    .isEqualTo(500);
        }
    }

    public interface Api {
        @GET
        String get();
    }

    public abstract static class Base {
        @GET
        public abstract String get();
    }

    @RequireToken
    public static final class Guarded implements Api {
        @Override
        public String get() {
            return "guarded";
        }
    }

    @RequireToken
    public static final class GuardedToo extends Base {
        @Override
        public String get() {
            return "guarded";
        }
    }

    public static final class Malformed {
        @GET
        @RequireToken(scope = "")
        public String get() {
            return "malformed";
        }
    }

    @Path("/told")
    public static final class Told {
        @Path("/interface")
        public Class<Api> api() {
            return Api.class;
        }

        @Path("/abstract")
        public Class<Base> base() {
            return Base.class;
        }
    }

    @Path("/untold")
    public static final class Untold {
        @Path("/interface")
        public Object api() {
            return Api.class;
        }

        @Path("/abstract")
        public Class<?> base() {
            return Base.class;
        }

        @Path("/class")
        public Object known() {
            return Guarded.class;
        }

        @Path("/malformed")
        public Object malformed() {
            return new Malformed();
        }
    }

    @Path("/instances")
    public static final class Instances {
        @Path("/api")
        public Api api() {
            return new Guarded();
        }
    }
}
