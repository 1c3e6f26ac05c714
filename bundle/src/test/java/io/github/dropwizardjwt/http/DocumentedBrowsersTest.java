package io.github.dropwizardjwt.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.auth.Open;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.auth.SameOrigin;
import io.github.dropwizardjwt.config.cookie.CookieConfiguration;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.support.DocsPage;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The Java of docs/browsers.md is that of this class, its YAML configures the service, and its tables are complete. */
class DocumentedBrowsersTest {
    private static final String OMITTED = "  # issuer, algorithm, key and sessions as before\n";
    private static final String BEFORE = "  issuer: tests\n  algorithm: HS256\n  secret: " + Sections.SECRET
            + "\n  sessions: {type: memory, keepGrantsFromLogin: true, endpoints: {}}\n";

    private final JwtBundle<Host> jwt = new JwtBundle<>(Host::getJwt);

    @Path("/")
    public final class Shop {
        private final SessionManager sessions;

        Shop(SessionManager sessions) {
            this.sessions = sessions;
        }

        @POST
        @Path("login")
        @Open("users log in here")
        @SameOrigin
        public Response login(@FormParam("name") String name) {
            return jwt.cookies().issue(sessions.open(name).issue()); // who has given the right password
        }

        @POST
        @Path("orders")
        @RequireToken
        public String order(@Auth Token token) {
            return "Ordered by " + token.subject();
        }
    }

    @Test
    void theJavaOfThePageIsThatOfThisClass() throws Exception {
        page().assertJavaIsIn(DocumentedBrowsersTest.class, 2);
    }

    @Test
    void servesPagesAndProgramsAsThePageSays() throws Exception {
        String yaml = page().blocks("yaml").get(0);
        assertThat(yaml).contains(OMITTED);
        try (TestServer server = TestServer.start(
                Sections.readYaml(yaml.replace(OMITTED, BEFORE)),
                jwt,
                environment -> environment.jersey().register(new Shop(jwt.sessions())))) {
            HttpResponse<String> login = server.send(server.request("/login")
                    .header("Sec-Fetch-Site", "same-origin")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("name=ada")));
            List<String> lines = login.headers().allValues("Set-Cookie").stream()
                    .map(line -> "    Set-Cookie: " + line.replaceFirst("=[^;]+", "=…"))
                    .toList();
            assertThat(lines)
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(page().text()).contains(line));
            String cookies =
                    String.join("; ", login.headers().allValues("Set-Cookie")).replaceAll(";[^,]*?(?=; __|$)", "");
            assertThat(server.send(server.request("/orders")
                                    .header("Cookie", cookies)
                                    .header("X-JWT-CSRF", "1")
                                    .POST(BodyPublishers.noBody()))
                            .body())
                    .isEqualTo("Ordered by ada");
            assertThat(server.send(
                                    "POST",
                                    "/orders",
                                    jwt.sessions().open("grace").issue().auth().signed())
                            .body())
                    .isEqualTo("Ordered by grace");
        }
    }

    @Test
    void theTableHasEverySetting() throws Exception {
        String page = page().text();
        assertThat(Arrays.stream(Introspector.getBeanInfo(CookieConfiguration.class, Object.class)
                                .getPropertyDescriptors())
                        .map(PropertyDescriptor::getName))
                .hasSize(8)
                .allSatisfy(name -> assertThat(page).contains("| `" + name + "` |"));
    }

    private static DocsPage page() throws IOException {
        return DocsPage.named("browsers.md");
    }
}
