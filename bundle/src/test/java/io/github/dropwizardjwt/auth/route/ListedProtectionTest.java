package io.github.dropwizardjwt.auth.route;

import static io.github.dropwizardjwt.support.Sections.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.auth.Auth;
import io.dropwizard.auth.AuthDynamicFeature;
import io.dropwizard.auth.AuthValueFactoryProvider;
import io.dropwizard.auth.PrincipalImpl;
import io.dropwizard.auth.basic.BasicCredentialAuthFilter;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.auth.JwtFeature;
import io.github.dropwizardjwt.auth.Open;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.auth.TokenLocation;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.junit.jupiter.api.Test;

/** The list never claims more than is enforced. */
class ListedProtectionTest {
    private final JwtBundle<Host> jwt = new JwtBundle<>(Host::getJwt);

    @Path("/other")
    public static class Other {
        @GET
        @Path("required")
        public String required(@Auth PrincipalImpl caller) {
            return caller.getName();
        }

        @GET
        @Path("optional")
        public String optional(@Auth Optional<PrincipalImpl> caller) {
            return caller.map(PrincipalImpl::getName).orElse("stranger");
        }
    }

    @Test
    void listsOptionalOtherAuthenticationAsOpenToEverybody() throws Exception {
        AuthDynamicFeature basic = new AuthDynamicFeature(new BasicCredentialAuthFilter.Builder<PrincipalImpl>()
                .setAuthenticator(credentials -> Optional.empty())
                .buildAuthFilter());
        try (TestServer server = TestServer.start(section(), jwt, environment -> {
            environment.jersey().register(JwtFeature.forOtherPrincipals(basic));
            environment.jersey().register(new AuthValueFactoryProvider.Binder<>(PrincipalImpl.class));
            environment.jersey().register(new Other());
        })) {
            assertThat(server.get("/other/optional").body()).isEqualTo("stranger");
            assertThat(server.get("/other/required").statusCode()).isEqualTo(401);
            assertThat(lines())
                    .containsExactly(
                            "GET /other/optional optional other authentication Other#optional",
                            "GET /other/required other authentication Other#required");
            assertThat(jwt.routes().only(route -> route.access().isOfEverybody()))
                    .extracting(Route::path)
                    .containsExactly("/other/optional");
        }
    }

    /** The token in the cookie is all that any of these methods needs. */
    @Path("/cookie")
    @RequireToken(location = TokenLocation.COOKIE, cookie = "auth")
    public static class ByCookie {
        @Path("roles")
        public WithRoles roles() {
            return new WithRoles();
        }

        @Path("more")
        public More more() {
            return new More();
        }
    }

    public static class WithRoles {
        @GET
        @RolesAllowed("editor")
        public String get() {
            return "roles";
        }
    }

    public static class More {
        @Path("token")
        public Silent token(@Auth Token token) {
            return new Silent();
        }
    }

    public static class Silent {
        @GET
        public String get() {
            return "silent";
        }
    }

    @Test
    void listsTheTokenOfALocatorOnceWhereMethodsBelowAskForNoOther() throws Exception {
        try (TestServer server = TestServer.start(
                section(), jwt, environment -> environment.jersey().register(new ByCookie()))) {
            String cookie = "auth=" + jwt.tokens().authToken("alice", "editor").signed();
            for (String path : List.of("/cookie/roles", "/cookie/more/token")) {
                assertThat(server.send(server.request(path).header("Cookie", cookie))
                                .statusCode())
                        .isEqualTo(200);
            }
            assertThat(lines())
                    .containsExactly(
                            "GET /cookie/more/token token cookie=auth Silent#get",
                            "GET /cookie/roles token cookie=auth then token cookie=auth roles=editor WithRoles#get");
        }
    }

    /** What is returned may be another one. */
    public interface Declared {
        @GET
        @Path("closed")
        @RequireToken(scope = "reader")
        String closed();

        @GET
        @Path("forgotten")
        String forgotten();
    }

    public static class Lifting implements Declared {
        @Override
        @PermitAll
        public String closed() {
            return "open";
        }

        @Override
        @PermitAll
        public String forgotten() {
            return "open";
        }
    }

    @Path("/declared")
    public static class ByInterface {
        @Path("/")
        @Open("the methods below are closed")
        public Declared below() {
            return new Lifting();
        }
    }

    @Test
    void saysWhereTheReturnedObjectMayLiftWhatItsInterfaceDeclares() throws Exception {
        try (TestServer server = TestServer.start(
                section(), jwt, environment -> environment.jersey().register(new ByInterface()))) {
            assertThat(server.get("/declared/closed").body()).isEqualTo("open");
            assertThat(server.get("/declared/forgotten").body()).isEqualTo("open");
            assertThat(lines())
                    .containsExactly(
                            "GET /declared/closed token scope=reader (unless the returned object declares otherwise) "
                                    + "Declared#closed",
                            "GET /declared/forgotten denied (not annotated, unless the returned object declares "
                                    + "otherwise) Declared#forgotten",
                            "* /declared/… decided at run time ByInterface#below");
        }
    }

    @Path("/")
    public static class Second {
        @GET
        public String get() {
            return "second";
        }
    }

    @Test
    void listsAnotherJerseyAsAnOpenServlet() throws Exception {
        try (TestServer server = TestServer.start(
                section(),
                jwt,
                environment -> environment
                        .servlets()
                        .addServlet("second", new ServletContainer(new ResourceConfig(Second.class)))
                        .addMapping("/second/*"))) {
            assertThat(server.get("/second/").body()).isEqualTo("second");
            assertThat(lines()).containsExactly("* /second/* outside Jersey (servlet second) -");
            assertThat(jwt.explain("GET", "/second/", null).text())
                    .contains("what follows is up to the servlet second");
        }
    }

    @Path("/")
    public static class Patterns {
        @GET
        @Path("files/{name: .*}")
        @PermitAll
        public String below() {
            return "below";
        }

        @GET
        @Path("{any: .*}/end")
        @PermitAll
        public String any() {
            return "any";
        }

        @GET
        @Path("files{rest: (/.*)?}/end")
        @PermitAll
        public String rest() {
            return "rest";
        }

        @GET
        @Path("partly/{name}")
        @PermitAll
        public String partly() {
            return "partly";
        }
    }

    @Test
    void countsAGuardedPathOnlyWhereItCoversAllOfATemplate() throws Exception {
        jwt.guard("/files/*").scope("reader");
        jwt.guard("/partly/*").scope("reader").except("/partly/open");
        try (TestServer server = TestServer.start(
                section(), jwt, environment -> environment.jersey().register(new Patterns()))) {
            assertThat(server.get("/files/a/b").statusCode()).isEqualTo(401);
            assertThat(server.send("HEAD", "/files/a").statusCode()).isEqualTo(401);
            assertThat(server.send("OPTIONS", "/files/a").statusCode()).isEqualTo(401);
            assertThat(server.get("/x/end").body()).isEqualTo("any");
            assertThat(server.get("/filesystem/end").body()).isEqualTo("any");
            assertThat(server.get("/partly/open").body()).isEqualTo("partly");
            assertThat(server.get("/partly/closed").statusCode()).isEqualTo(401);
            assertThat(lines())
                    .containsExactly(
                            "* /files/* token scope=reader guard",
                            "GET /files/{name: .*} token scope=reader Patterns#below",
                            "GET /files{rest: (/.*)?}/end open (no reason) Patterns#rest",
                            "* /partly/* token scope=reader (except /partly/open) guard",
                            "GET /partly/{name} open (no reason) Patterns#partly",
                            "GET /{any: .*}/end open (no reason) Patterns#any");
        }
    }

    private List<String> lines() {
        return jwt.routes()
                .text()
                .lines()
                .skip(1)
                .map(line -> line.replaceAll(" +", " "))
                .toList();
    }

    private static JwtConfiguration section() throws Exception {
        return Sections.read("issuer: https://issuer.example", "algorithm: HS256", "secret: " + SECRET);
    }
}
