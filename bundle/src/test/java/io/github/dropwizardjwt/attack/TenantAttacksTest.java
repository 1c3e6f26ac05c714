package io.github.dropwizardjwt.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.key.remote.RemoteKeys;
import io.github.dropwizardjwt.support.Forge;
import io.github.dropwizardjwt.support.Jwks;
import io.github.dropwizardjwt.support.Members;
import io.github.dropwizardjwt.support.ScriptedIssuer;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.support.TestKeys;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TrustedIssuer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the holder of one tenant's key, and anybody without a key, tries at services with many tenants. */
class TenantAttacksTest {
    /** The key "mine" signs for the tenant of the attacker only, "all" for every tenant. */
    @AutoClose
    private final ScriptedIssuer provider = ScriptedIssuer.serving(Jwks.set(
            Jwks.jwk(
                    TestKeys.publicKey("rsa-2048"),
                    "\"kid\":\"mine\"",
                    "\"issuer\":\"https://login.example/mine/v2.0\""),
            Jwks.jwk(
                    TestKeys.publicKey("rsa-2048-other"),
                    "\"kid\":\"all\"",
                    "\"issuer\":\"https://login.example/{tenantid}/v2.0\"")));

    private final JwtBundle<Host> bundle = new JwtBundle<>(Host::getJwt).withClock(new SettableClock(Members.NOW));

    @Path("/")
    public static class Resource {
        @GET
        public String get(@Auth Token token) {
            return token.issuer();
        }
    }

    private TestServer start(String... lines) throws Exception {
        return TestServer.start(
                Sections.read(lines), bundle, run -> run.jersey().register(new Resource()));
    }

    private static String token(String header, String issuer, String... further) {
        Members claims = Members.claims().with("iss", issuer);
        for (int i = 0; i < further.length; i += 2) {
            claims = claims.with(further[i], further[i + 1]);
        }
        return Forge.rsa("SHA256withRSA", header, claims.json());
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    @Test
    void theKeyOfOneTenantOpensNoOther() throws Exception {
        try (TestServer server = start(
                "trustedIssuers:",
                "  - issuer: https://login.example/{tenantid}/v2.0",
                "    tenants: [mine, victim]",
                "    audience: []",
                "    jwksUri: " + provider.jwksUri())) {
            String header = "{\"alg\":\"RS256\",\"kid\":\"mine\"}";
            String mine = quoted("https://login.example/mine/v2.0");
            assertThat(server.get("/", token(header, mine)).statusCode()).isEqualTo(200);
            for (int i = 0; i < 2; i++) {
                for (String token : List.of(
                        token(header, quoted("https://login.example/victim/v2.0")),
                        token("{\"alg\":\"RS256\",\"kid\":\"all\"}", quoted("https://login.example/victim/v2.0")),
                        token("{\"alg\":\"RS256\"}", quoted("https://login.example/victim/v2.0")),
                        token(header, quoted("https://login.example/other/v2.0")),
                        token(header, quoted("https://login.example/{tenantid}/v2.0")),
                        token(header, quoted("https://login.example/mine/v2.0/../../victim/v2.0")),
                        token(header, "[" + mine + "]"),
                        token(header, "{\"" + "a\":" + mine + "}"),
                        token(header, mine, "tid", quoted("victim")),
                        token(header, mine, "tid", "null"))) {
                    assertThat(server.get("/", token).statusCode()).isEqualTo(401);
                }
            }
            assertThat(provider.asked()).isEqualTo(1);
        }
    }

    @Test
    void impossibleNamesReachNeitherTheLookUpNorAnyServer() throws Exception {
        Queue<String> asked = new ConcurrentLinkedQueue<>();
        bundle.withTokens(builder -> builder.trust(issuer -> {
            asked.add(issuer);
            return Optional.of(issuer)
                    .filter("https://victim.example"::equals)
                    .map(name -> TrustedIssuer.builder(
                                    name,
                                    RemoteKeys.builder(name)
                                            .jwksUri(provider.jwksUri())
                                            .build())
                            .audience(List.of())
                            .build());
        }));
        try (TestServer server = start("trustedIssuers: []")) {
            String header = "{\"alg\":\"RS256\",\"kid\":\"mine\"}";
            assertThat(server.get("/", token(header, quoted("https://victim.example")))
                            .statusCode())
                    .isEqualTo(200);
            for (String issuer : List.of(
                    quoted(""),
                    quoted(" "),
                    quoted("a\\u0000"),
                    quoted("a\\r\\nSet-Cookie: a=b"),
                    quoted("https://" + "a".repeat(505)),
                    "null",
                    "7",
                    "[\"https://victim.example\"]",
                    "{\"https://victim.example\":1}")) {
                assertThat(server.get("/", token(header, issuer)).statusCode()).isEqualTo(401);
            }
            assertThat(asked).containsExactly("https://victim.example");

            for (int i = 0; i < 3; i++) {
                for (String issuer : List.of(
                        "https://victim.example/",
                        "HTTPS://victim.example",
                        "' OR '1'='1",
                        "${jndi:ldap://localhost/a}",
                        provider.url())) {
                    assertThat(server.get("/", token(header, quoted(issuer))).statusCode())
                            .isEqualTo(401);
                }
            }
            assertThat(asked).hasSize(6);
            assertThat(provider.asked()).isEqualTo(1);
        }
    }
}
