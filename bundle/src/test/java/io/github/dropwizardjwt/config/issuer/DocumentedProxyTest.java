package io.github.dropwizardjwt.config.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.support.DocsPage;
import io.github.dropwizardjwt.support.Forge;
import io.github.dropwizardjwt.support.Idp;
import io.github.dropwizardjwt.support.Members;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The YAML of docs/behind-an-identity-provider.md, with a provider that publishes its keys. */
class DocumentedProxyTest {
    @AutoClose
    private final Idp idp = new Idp();

    private TestServer start(int block) throws Exception {
        List<String> blocks = DocsPage.named("behind-an-identity-provider.md").blocks("yaml");
        assertThat(blocks).hasSize(2);
        String yaml = blocks.get(block).replace("https://login.example.com", idp.issuer.url());
        JwtBundle<Host> bundle = new JwtBundle<>(Host::getJwt).withClock(new SettableClock(Members.NOW));
        bundle.guard("/files/*");
        return TestServer.start(
                Sections.readYaml(yaml),
                bundle,
                environment -> environment.jersey().register(new Users()));
    }

    private String token(String audience) {
        Members claims = Members.claims()
                .with("iss", "\"" + idp.issuer.url() + "\"")
                .with("aud", "\"" + audience + "\"")
                .without("type");
        return Forge.rsa("SHA256withRSA", "{\"alg\":\"RS256\",\"kid\":\"first\"}", claims.json());
    }

    private static int status(TestServer server, String path, String header, String value) {
        return server.send(server.request(path).header(header, value)).statusCode();
    }

    @Test
    void takesTokensInAuthorization() throws Exception {
        try (TestServer server = start(0)) {
            assertThat(server.get("/users/alice", token("orders")).body()).isEqualTo("alice");
            assertThat(server.get("/users/bob", token("orders")).statusCode()).isEqualTo(403);
            assertThat(server.get("/users/alice", token("other")).statusCode()).isEqualTo(401);
            assertThat(status(server, "/users/alice", "X-Forwarded-Access-Token", token("orders")))
                    .isEqualTo(401);
        }
    }

    @Test
    void takesTokensInTheHeaderOfAProxy() throws Exception {
        try (TestServer server = start(1)) {
            String header = "X-Forwarded-Access-Token";
            assertThat(status(server, "/users/alice", header, token("orders"))).isEqualTo(200);
            assertThat(status(server, "/users/bob", header, token("orders"))).isEqualTo(403);
            assertThat(status(server, "/users/alice", header, token("other"))).isEqualTo(401);
            assertThat(server.get("/users/alice", token("orders")).statusCode()).isEqualTo(401);
            assertThat(status(server, "/users/alice", "X-Forwarded-User", "alice"))
                    .isEqualTo(401);
            assertThat(status(server, "/files/x", header, token("orders"))).isEqualTo(404);
            assertThat(server.get("/files/x", token("orders")).statusCode()).isEqualTo(401);
        }
    }

    @Path("/users/{user}")
    public static final class Users {
        @GET
        @RequireToken(sub = "user")
        public String get(@Auth Token token) {
            return token.subject();
        }
    }
}
