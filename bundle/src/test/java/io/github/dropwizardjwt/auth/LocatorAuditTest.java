package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.support.TestServer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;

/** What locators lead to is looked at when the application starts, as far as their return types tell. */
class LocatorAuditTest {

    @Test
    void locatorsAreFollowedToTheLast() {
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), new First()))
                .hasMessageContaining("GET /first/second/third (Third#get): @RequireToken names \"usr\"");
    }

    @Test
    void classThatALocatorNamesIsFollowedToo() {
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), new Naming()))
                .hasMessageContaining("GET /naming/third (Third#get): @RequireToken names \"usr\"");
    }

    /** In Jersey alone: Dropwizard's own list of endpoints has no end there. */
    @Test
    void locatorThatLeadsToItsOwnClassIsFollowedOnce() {
        ResourceConfig application = new ResourceConfig(Tree.class).register(TestTokens.feature());
        assertThatThrownBy(() -> new ApplicationHandler(application))
                .hasMessageContaining("GET /tree (Tree#get): @RequireToken names \"usr\"")
                .hasMessageContaining("GET /tree/{name} (Tree#get): @RequireToken names \"usr\"")
                .hasMessageNotContaining("GET /tree/{name}/{name}");
    }

    @Path("/first")
    public static final class First {
        @Path("/second")
        public Second second() {
            return new Second();
        }
    }

    public static final class Second {
        @Path("/third")
        public Third third() {
            return new Third();
        }
    }

    @Path("/naming")
    public static final class Naming {
        @Path("/third")
        public Class<Third> third() {
            return Third.class;
        }
    }

    public static final class Third {
        @GET
        @RequireToken(sub = "usr")
        public String get() {
            return "third";
        }
    }

    @Path("/tree")
    public static final class Tree {
        @GET
        @RequireToken(sub = "usr")
        public String get() {
            return "tree";
        }

        @Path("/{name}")
        public Tree child() {
            return new Tree();
        }
    }
}
