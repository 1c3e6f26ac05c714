package io.github.dropwizardjwt.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.auth.Auth;
import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.key.remote.RemoteKeys;
import io.github.dropwizardjwt.support.Idp;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestKeys;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TrustedIssuer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Services that trust one issuer for each of their tenants. */
class TenantIssuersTest {
    private static final SigningKey KEY = SigningKey.ofPrivateKey(Algorithm.RS256, TestKeys.pem("rsa-2048"), Idp.FIRST);

    @AutoClose
    private final Idp idp = new Idp();

    private final AtomicReference<Environment> environment = new AtomicReference<>();
    private final JwtBundle<Host> bundle = new JwtBundle<>(Host::getJwt);

    @Path("/me")
    public static class Resource {
        @GET
        public String get(@Auth Token token) {
            return token.issuer() + " " + token.hasOwnSubject();
        }
    }

    private TestServer start(String... lines) throws Exception {
        return TestServer.start(Sections.read(lines), bundle, run -> {
            environment.set(run);
            run.jersey().register(new Resource());
        });
    }

    private static String token(String issuer) {
        return Idp.tokens(issuer, KEY);
    }

    @Test
    void acceptsTheTenantsOfATemplateWithOneFetchOneCheckAndOneSetOfMetrics() throws Exception {
        try (TestServer server = start(
                "trustedIssuers:",
                "  - issuer: https://login.example/{tenantid}/v2.0",
                "    tenants: [acme, umbrella]",
                "    audience: api",
                "    jwksUri: " + idp.issuer.jwksUri())) {
            assertThat(server.get("/me", token("https://login.example/acme/v2.0"))
                            .body())
                    .isEqualTo("https://login.example/acme/v2.0 false");
            assertThat(server.get("/me", token("https://login.example/umbrella/v2.0"))
                            .body())
                    .isEqualTo("https://login.example/umbrella/v2.0 false");
            assertThat(server.get("/me", token("https://login.example/other/v2.0"))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(idp.issuer.asked()).isEqualTo(1);
            assertThat(environment.get().healthChecks().getNames())
                    .filteredOn(name -> name.startsWith("jwt-issuer-"))
                    .containsExactly("jwt-issuer-https://login.example/{tenantid}/v2.0");
            assertThat(environment.get().metrics().getNames())
                    .filteredOn(name -> name.endsWith(".fetches"))
                    .containsExactly("jwt.issuers.https://login.example/{tenantid}/v2.0.fetches");
        }
    }

    @Test
    void acceptsIssuersThatAreKnownOnlyAtRunTime() throws Exception {
        String issuer = idp.issuer.url();
        AtomicReference<String> tenant = new AtomicReference<>(issuer);
        bundle.withTokens(builder -> builder.trust(name -> Optional.of(name)
                .filter(each -> each.equals(tenant.get()))
                .map(each -> TrustedIssuer.builder(
                                each, RemoteKeys.builder(each).build())
                        .audience(List.of("api"))
                        .build())));
        try (TestServer server = start("trustedIssuers: []")) {
            assertThat(idp.issuer.asked()).isZero();
            assertThat(server.get("/me", token(issuer)).body()).isEqualTo(issuer + " false");
            assertThat(server.get("/me", token(issuer)).statusCode()).isEqualTo(200);
            assertThat(server.get("/me", token("https://invented.example")).statusCode())
                    .isEqualTo(401);
            assertThat(server.get("/me", Idp.tokens(issuer, TestKeys.signing(Algorithm.ES256, Idp.FIRST)))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(idp.issuer.asked()).isEqualTo(1);
        }
    }

    @Test
    void answers503WhereTheApplicationCannotTell() throws Exception {
        bundle.withTokens(builder -> builder.trust(name -> {
            throw new IllegalStateException("The database is down");
        }));
        try (TestServer server = start("issuer: own", "algorithm: HS256", "secret: " + Sections.SECRET)) {
            assertThat(server.get("/me", token("https://acme.example")).statusCode())
                    .isEqualTo(503);
            assertThat(server.get("/me", bundle.tokens().authToken("alice").signed())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void anEmptyListIsForAnApplicationThatTrustsIssuersInCode() {
        assertThatThrownBy(() -> start("trustedIssuers: []"))
                .hasStackTraceContaining("This service would accept no token at all");
    }
}
