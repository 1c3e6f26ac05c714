package io.github.dropwizardjwt.config.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.key.remote.RemoteKeys;
import io.github.dropwizardjwt.support.DocsPage;
import io.github.dropwizardjwt.support.Forge;
import io.github.dropwizardjwt.support.Idp;
import io.github.dropwizardjwt.support.Members;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.support.TestKeys;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.support.Waiting;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TrustedIssuer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The YAML and the Java of the section on tenants in docs/trusting-an-issuer.md. */
class DocumentedTenantsTest {
    private static final String HEADER = "{\"alg\":\"RS256\",\"kid\":\"first\"}";
    private static final SettableClock CLOCK = new SettableClock(Members.NOW);

    /** What the application of the page has. */
    private record Tenant(String issuer) {}

    private record Tenants(List<Tenant> all) {
        Optional<Tenant> findByIssuer(String issuer) {
            return all.stream().filter(each -> each.issuer().equals(issuer)).findAny();
        }
    }

    @Path("/")
    public static class Resource {
        @GET
        public String get(@Auth Token token) {
            return token.issuer();
        }
    }

    private static String block(String language) throws IOException {
        return section().blocks(language).get(0);
    }

    private static DocsPage section() throws IOException {
        String page = DocsPage.named("trusting-an-issuer.md").text();
        return new DocsPage(page.substring(page.indexOf("## Many tenants"), page.indexOf("## All settings")));
    }

    @Test
    void theYamlAcceptsTheTokensOfItsTenants() throws Exception {
        SigningKey key = SigningKey.ofPrivateKey(Algorithm.RS256, TestKeys.pem("rsa-2048"), "first");
        JwtConfiguration section = Sections.readYaml(block("yaml"));
        TrustedIssuerConfiguration entry = section.getTrustedIssuers().get(0);
        TokenManager tokens = section.buildResourceServer(CLOCK)
                .trust(entry.rules(KeySet.verifying(key.verificationKey())))
                .build();
        assertThat(entry.getTenants()).hasSize(2);
        for (String tenant : entry.getTenants()) {
            String issuer = "https://login.microsoftonline.com/" + tenant + "/v2.0";
            String token = Forge.rsa(
                    "SHA256withRSA",
                    HEADER,
                    Members.claims()
                            .without("type")
                            .with("iss", "\"" + issuer + "\"")
                            .with("tid", "\"" + tenant + "\"")
                            .with("oid", "\"o\"")
                            .with("aud", "\"" + entry.getAudience().get(0) + "\"")
                            .json());
            assertThat(tokens.verify(token).issuer()).isEqualTo(issuer);
            assertThat(tokens.verify(token).subject()).isEqualTo("o");
        }
    }

    @Test
    void theJavaAcceptsTheTokensOfIssuersThatTheApplicationFinds() throws Exception {
        try (Idp idp = new Idp()) {
            Tenants tenants = new Tenants(List.of(new Tenant(idp.issuer.url())));
            JwtBundle<Host> jwt = new JwtBundle<>(Host::getJwt).withClock(CLOCK);
            jwt.withTokens(builder -> builder.trust(issuer -> tenants.findByIssuer(issuer)
                    .map(tenant -> TrustedIssuer.builder(
                                    issuer, RemoteKeys.builder(issuer).build())
                            .audience(List.of("orders"))
                            .untypedTokensAreAuthTokens()
                            .build())));
            String token = Forge.rsa(
                    "SHA256withRSA",
                    HEADER,
                    Members.claims()
                            .without("type")
                            .with("iss", "\"" + idp.issuer.url() + "\"")
                            .with("aud", "\"orders\"")
                            .json());
            try (TestServer server = TestServer.start(
                    Sections.read("trustedIssuers: []"),
                    jwt,
                    run -> run.jersey().register(new Resource()))) {
                assertThat(server.get("/", token).body()).isEqualTo(idp.issuer.url());
            }
            Waiting.until(
                    "a service that has stopped fetches no keys",
                    () -> Thread.getAllStackTraces().keySet().stream()
                            .noneMatch(thread -> thread.getName().startsWith("jwt-fetch")));
        }
        section().assertJavaIsIn(DocumentedTenantsTest.class, 1);
    }
}
