package io.github.dropwizardjwt.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.auth.Open;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.support.Idp;
import io.github.dropwizardjwt.support.ScriptedIssuer;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;

/** Names that look like markup are shown as they are, wherever they come from. */
class AdminPageAttackTest {
    private static final String MARKUP = "<script>alert(\"1\")</script>";
    private static final String SHOWN = "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;";

    @Path("/")
    public static final class Resources {
        @GET
        @Path("x/{id: [<>a-z/]+<img src=x onerror=alert\\(1\\)>}")
        @RequireToken(scope = "<b>'\"&amp;")
        public String odd() {
            return "";
        }

        @GET
        @Path("open")
        @PermitAll
        @Open("see " + MARKUP)
        public String open() {
            return "";
        }
    }

    @Test
    void nothingIsMarkup() throws Exception {
        try (ScriptedIssuer issuer = ScriptedIssuer.serving(Idp.set(Idp.FIRST));
                TestServer server = TestServer.start(
                        Sections.read(
                                "issuer: example-service",
                                "algorithm: HS256",
                                "secret: " + Sections.SECRET,
                                "keyId: '" + MARKUP + "\"''&lt;'",
                                "adminPage: true",
                                "trustedIssuers:",
                                "- {issuer: 'https://x/" + MARKUP + "', audience: [], jwksUri: '" + issuer.jwksUri()
                                        + "'}"),
                        new JwtBundle<>(Host::getJwt),
                        environment -> environment.jersey().register(new Resources()))) {
            server.get(
                    "/x/a<img%20src=x%20onerror=alert(1)>".replace("<", "%3C").replace(">", "%3E"));
            for (String path : new String[] {"/admin/jwt", "/admin/jwt/routes"}) {
                String page = server.send(server.request(path).header("Accept", "text/html"))
                        .body();

                assertThat(page)
                        .contains(
                                "see &lt;script&gt;alert(", "&lt;img src=x onerror", "&lt;b&gt;&#39;\\&quot;&amp;amp;")
                        .doesNotContain("<script", "<img", "<b>");
            }
            assertThat(server.get("/admin/jwt").body())
                    .contains("https://x/" + SHOWN, "<th scope=\"row\">" + SHOWN + "&quot;&#39;&amp;lt;</th>");
        }
    }
}
