package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.support.TestServer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A locator's guard compares a parameter, and a template below has the name again: the method gets the second value.
 */
class RepeatedParameterTest {
    private static final AtomicInteger BODIES = new AtomicInteger();

    @AutoClose
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.with(TestTokens.feature(), new Untold(), new Chain());
    }

    @BeforeEach
    void reset() {
        BODIES.set(0);
    }

    @Test
    void nameThatTheGuardComparesStopsTheStart() {
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), new ByClaim()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("* GET /claim/{project}/{project} (Below#project): {project} occurs again in the "
                        + "path below the locator ByClaim#below, whose @RequireToken compares the first one; give it "
                        + "another name here");
    }

    @ParameterizedTest
    @ValueSource(classes = {BySub.class, ByOverride.class, ByItsClass.class, Naming.class, Nested.class})
    void nameThatAnyGuardOnTheWayComparesStopsTheStart(Class<?> resource) {
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), resource))
                .hasMessageContaining(
                        "{project} occurs again in the path below the locator " + resource.getSimpleName() + "#below");
    }

    @Test
    void nestedLocatorThatRepeatsTheNameIsNamedItself() {
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), new Nested()))
                .hasMessageContaining("* /nested/{project}/deeper/{project} (Locating#deeper): {project} occurs again");
    }

    @Test
    void malformedRequirementOfALocatorIsNamedOnceAndNotForWhatStandsBelow() {
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), new Malformed()))
                .hasMessageContaining("* /malformed/{project} (Malformed#below): claims: ")
                .hasMessageNotContaining("Below#");
    }

    @Test
    void nameThatNoGuardComparesMayBeRepeated() {
        try (TestServer open = TestServer.with(TestTokens.feature(), new Uncompared())) {
            assertThat(open.get("/uncompared/p1/p2", tokenOf("p1")).body()).isEqualTo("p2");
        }
    }

    /** Here the start cannot tell: the locator's guard must compare what the method acts on. */
    @ParameterizedTest
    @CsvSource({
        "/untold/p1/p1, 200",
        "/untold/p1/p2, 403",
        "/untold/p2/p1, 403",
        "/untold/p1/deeper/p1/open, 200",
        "/untold/p1/deeper/p2/open, 403",
        "/untold/p1/deeper/p1/p2, 403",
        "/untold/p1/again/p1/again/p1/open, 200",
        "/untold/p1/again/p2/again/p1/open, 403",
        "/untold/p1/again/p1/again/p2/open, 403",
        "/untold/p1/open, 200",
        "/untold/p2/open, 403"
    })
    void allValuesAreComparedBelowALocatorOfUnknownType(String path, int status) {
        assertThat(server.get(path, tokenOf("p1")).statusCode()).isEqualTo(status);
        assertThat(server.get(path).statusCode()).isEqualTo(401);
    }

    @Test
    void locatorBelowDoesNotRunForAValueThatTheGuardRejects() {
        assertThat(server.get("/untold/p1/deeper/p2/open", tokenOf("p1")).statusCode())
                .isEqualTo(403);
        assertThat(BODIES).hasValue(1); // of the outer locator
    }

    /** One guard for the whole path, which compares each value. */
    @ParameterizedTest
    @CsvSource({
        "/chain/p1/p1, 200", "/chain/p1/p2, 403", "/chain/p2/p1, 403",
        "/chain/p1/twice/p1/p1, 200", "/chain/p1/twice/p1/p2, 403", "/chain/p1/twice/p2/p1, 403",
        "/chain/p1/below/p1, 200", "/chain/p1/below/p2, 403", "/chain/p2/below/p1, 403"
    })
    void allValuesOfOneChainAreCompared(String path, int status) {
        assertThat(server.get(path, tokenOf("p1")).statusCode()).isEqualTo(status);
    }

    private static String tokenOf(String project) {
        return TestTokens.MANAGER
                .authToken(project, Map.of(), Map.of("project", project))
                .signed();
    }

    @Path("/claim")
    public static final class ByClaim {
        @Path("{project}")
        @RequireToken(claims = "project={project}")
        public Below below() {
            return new Below();
        }
    }

    @Path("/sub/{project}")
    public static final class BySub {
        @Path("/")
        @RequireToken(sub = "project")
        public Below below() {
            return new Below();
        }
    }

    @Path("/override")
    public static final class ByOverride {
        @Path("{project}")
        @RequireToken(scope = "admin", override = "project={project}")
        public Below below() {
            return new Below();
        }
    }

    @Path("/class/{project}")
    @RequireToken(claims = "project={project}")
    public static final class ByItsClass {
        @Path("below")
        public Below below() {
            return new Below();
        }
    }

    @Path("/naming/{project}")
    public static final class Naming {
        @Path("/")
        @RequireToken(claims = "project={project}")
        public Class<Below> below() {
            return Below.class;
        }
    }

    @Path("/nested/{project}")
    public static final class Nested {
        @Path("/")
        @RequireToken(claims = "project={project}")
        public Locating below() {
            return new Locating();
        }
    }

    @Path("/malformed")
    public static final class Malformed {
        @Path("{project}")
        @RequireToken(claims = " =")
        public Below below() {
            return new Below();
        }
    }

    @Path("/uncompared")
    public static final class Uncompared {
        @Path("{project}")
        @RequireToken
        public Below below() {
            return new Below();
        }
    }

    @Path("/untold")
    public static final class Untold {
        @Path("{project}")
        @RequireToken(claims = "project={project}")
        public Object below() {
            BODIES.incrementAndGet();
            return new Locating();
        }
    }

    public static final class Locating {
        @GET
        @Path("open")
        public String open() {
            return "open";
        }

        @GET
        @Path("{project}")
        public String project(@PathParam("project") String project) {
            return project;
        }

        @Path("deeper/{project}")
        public Below deeper() {
            BODIES.incrementAndGet();
            return new Below();
        }

        @Path("again/{project}")
        @RequireToken(claims = "project={project}")
        public Object again(@PathParam("project") String project) {
            return new Locating();
        }
    }

    public static final class Below {
        @GET
        @Path("{project}")
        public String project(@PathParam("project") String project) {
            return project;
        }

        @GET
        @Path("open")
        public String open() {
            return "open";
        }
    }

    @Path("/chain/{project}")
    public static final class Chain {
        @GET
        @Path("{project}")
        @RequireToken(claims = "project={project}")
        public String method() {
            return "method";
        }

        @GET
        @Path("twice/{project}/{project}")
        @RequireToken(claims = "project={project}")
        public String twice() {
            return "twice";
        }

        @Path("below/{project}")
        @RequireToken(sub = "project")
        public Leaf below(@PathParam("project") String project) {
            return new Leaf();
        }
    }

    public static final class Leaf {
        @GET
        public String get() {
            return "leaf";
        }
    }
}
