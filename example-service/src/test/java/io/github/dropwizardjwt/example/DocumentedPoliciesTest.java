package io.github.dropwizardjwt.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.auth.Auth;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.DropwizardTestSupport;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.auth.CurrentToken;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.auth.Rule;
import io.github.dropwizardjwt.session.Decision;
import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.token.Token;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The YAML of docs/users-and-policies.md configures a service, and its Java is compiled and executed. */
class DocumentedPoliciesTest {
    private static final Markdown PAGE = new Markdown(java.nio.file.Path.of("../docs/users-and-policies.md"));
    private static final String OMITTED = "  # issuer, algorithm and key as before\n";
    private static final String BEFORE =
            "  issuer: tests\n  algorithm: HS256\n  secret: of-the-page-4Lp8sVy1Qd6hKw3zNj9f\n";
    private static final JwtBundle<Documented> JWT = new JwtBundle<>(Documented::getJwt);
    private static final List<String> AUDIT = new CopyOnWriteArrayList<>();

    private static DropwizardTestSupport<Documented> service;

    @BeforeAll
    static void start(@TempDir java.nio.file.Path directory) throws Exception {
        String yaml = PAGE.blocks("yaml").findFirst().orElseThrow();
        assertThat(yaml).contains(OMITTED);
        java.nio.file.Path file = directory.resolve("config.yml");
        Files.write(file, yaml.replace(OMITTED, BEFORE).getBytes(UTF_8));
        service = new DropwizardTestSupport<>(
                DocumentedApplication.class,
                file.toString(),
                ConfigOverride.config("server.type", "simple"),
                ConfigOverride.config("server.connector.type", "http"),
                ConfigOverride.config("server.connector.port", "0"),
                ConfigOverride.config("server.applicationContextPath", "/"),
                ConfigOverride.config("logging.level", "ERROR"));
        service.before();
    }

    @AfterAll
    static void stop() {
        service.after();
    }

    @Test
    void cutsItsJavaFromTheExampleAndItsTests() {
        assertThat(PAGE.blocks("java"))
                .isNotEmpty()
                .allSatisfy(block -> assertThat(Markdown.sources()).anyMatch(source -> Markdown.isIn(source, block)));
        assertThat(PAGE.blocks("yaml")).hasSize(1);
    }

    @Test
    void readsClaimsAsARecord() throws Exception {
        assertThat(get("/plan", token("alice", null, Map.of("tenant", "acme", "level", 2))))
                .isEqualTo("200 {\"message\":\"acme 2\"}");
        assertThat(get("/plan", token("alice", null, Map.of("tenant", "acme")))).startsWith("401 ");
    }

    @Test
    void looksRolesUp() throws Exception {
        assertThat(get("/reports", token("alice", null, Map.of()))).isEqualTo("200 {\"message\":\"Reports\"}");
        assertThat(get("/reports", token("bob", "reader", Map.of()))).startsWith("403 ");
    }

    @Test
    void recordsTheCallerOfAService() throws Exception {
        assertThat(send("POST", "/orders/7", token("alice", null, Map.of()))).startsWith("200 ");
        assertThat(send("POST", "/orders/8/later", token("bob", null, Map.of())))
                .startsWith("200 ");
        assertThat(AUDIT).contains("alice placed 7", "bob placed 8");
    }

    @Test
    void admitsTheUserAndTheAdminOfTheTenantAlone() throws Exception {
        String path = "/tenants/acme/users/alice";
        assertThat(get(path, token("alice", null, Map.of("tenant", "acme")))).startsWith("200 ");
        assertThat(get(path, token("root", "tenant-admin", Map.of("tenant", "acme"))))
                .startsWith("200 ");
        assertThat(get(path, token("bob", null, Map.of("tenant", "acme")))).startsWith("403 ");
        assertThat(get(path, token("alice", "tenant-admin", Map.of("tenant", "other"))))
                .startsWith("403 ");
        assertThat(send("DELETE", path, token("alice", null, Map.of("tenant", "acme"))))
                .startsWith("403 ");
        assertThat(send("DELETE", path, token("root", "cleaning", Map.of("tenant", "other"))))
                .startsWith("403 ");
        assertThat(send("DELETE", path, token("root", "cleaning tenant-admin", Map.of("tenant", "acme"))))
                .startsWith("200 ");
    }

    @Test
    void reportsAnOverrideThatWasNeeded() throws Exception {
        assertThat(get("/reports/of/alice", token("bob", "support", Map.of()))).startsWith("200 ");
        assertThat(AUDIT).contains("GET /reports/of/{name} in spite of SUBJECT_MISMATCH");
    }

    private static String token(String subject, @Nullable String scope, Map<String, ?> claims) {
        return JWT.tokens().authToken(subject, scope, claims).signed();
    }

    private static String get(String path, String token) throws Exception {
        return send(HttpMethod.GET, path, token);
    }

    private static String send(String method, String path, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + service.getLocalPort() + path))
                .header("Authorization", "Bearer " + token)
                .method(method, BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }

    public record Tenant(@NotBlank String tenant, @Min(1) int level) {}

    public static final class Documented extends Configuration {
        @Valid
        @NotNull
        private JwtConfiguration jwt;

        @JsonProperty
        public JwtConfiguration getJwt() {
            return jwt;
        }

        @JsonProperty
        public void setJwt(JwtConfiguration jwt) {
            this.jwt = jwt;
        }
    }

    public static final class DocumentedApplication extends Application<Documented> {
        private final JwtBundle<Documented> jwt = JWT;
        private final Map<String, Set<String>> rolesOf = Map.of("alice", Set.of("admin"));

        @Override
        public void initialize(Bootstrap<Documented> bootstrap) {
            bootstrap.addBundle(jwt.withClaims(Tenant.class)
                    .withRoles(token -> rolesOf.getOrDefault(token.subject(), Set.of()))
                    .withEvents(new JwtEventListener() {
                        @Override
                        public void overridden(Decision decision) {
                            AUDIT.add(decision.verb() + " " + decision.route() + " in spite of "
                                    + decision.waived().orElseThrow());
                        }
                    }));
        }

        @Override
        public void run(Documented configuration, Environment environment) {
            OrderService orders = new OrderService(jwt.currentToken());
            environment.jersey().register(new OrderResource(orders));
            environment.jersey().register(new PlanResource());
            environment.jersey().register(new ReportResource());
            environment.jersey().register(new TenantUserResource());
        }
    }

    @Path("/plan")
    @Produces(MediaType.APPLICATION_JSON)
    public static class PlanResource {
        @GET
        public Message get(@Auth Tenant tenant) {
            return new Message(tenant.tenant() + " " + tenant.level());
        }
    }

    @Path("/reports")
    @Produces(MediaType.APPLICATION_JSON)
    public static class ReportResource {
        @GET
        @RolesAllowed("reader")
        public Message get() {
            return new Message("Reports");
        }

        @GET
        @Path("/of/{name}")
        @RequireToken(sub = "name", overrideScope = "support")
        public Message of(@PathParam("name") String name) {
            return new Message(name);
        }
    }

    public static class OrderService {
        private final CurrentToken current;

        OrderService(CurrentToken current) {
            this.current = current;
        }

        void place(String order) {
            AUDIT.add(current.get().subject() + " placed " + order);
        }

        CompletableFuture<Void> placeLater(String order) {
            Token token = current.get(); // in the thread of the request
            return CompletableFuture.runAsync(() -> AUDIT.add(token.subject() + " placed " + order));
        }
    }

    @Path("/orders/{order}")
    @Produces(MediaType.APPLICATION_JSON)
    @RequireToken
    public static class OrderResource {
        private final OrderService orders;

        OrderResource(OrderService orders) {
            this.orders = orders;
        }

        @POST
        public Message place(@PathParam("order") String order) {
            orders.place(order);
            return new Message("Placed");
        }

        @POST
        @Path("/later")
        public Message placeLater(@PathParam("order") String order) {
            orders.placeLater(order).join();
            return new Message("Placed");
        }
    }

    @Path("/tenants/{tenant}/users/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @RequireToken(
            claims = "tenant={tenant}",
            anyOf = {@Rule(sub = "id"), @Rule(scope = "tenant-admin")})
    public static class TenantUserResource {
        @GET
        public Message get(@PathParam("id") String id) {
            return new Message(id);
        }

        @DELETE
        @RequireToken(scope = "cleaning", inherit = true)
        public Message delete(@PathParam("id") String id) {
            return new Message("No " + id);
        }
    }
}
