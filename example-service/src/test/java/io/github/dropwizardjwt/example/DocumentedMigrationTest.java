package io.github.dropwizardjwt.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.DropwizardTestSupport;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.token.Token;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/migrating.md: its Java is compiled and executed, its YAML read, and its table of responses compared. */
class DocumentedMigrationTest {
    private static final Path FILE = Path.of("../docs/migrating.md");
    private static final Markdown PAGE = new Markdown(FILE);
    private static final String OMITTED = "  # issuer, algorithm and key of this service\n";
    private static final String KEY =
            "  issuer: tests\n  algorithm: HS256\n  secret: tests-only-7Kd0wQ9xZr4mVt2bHf6sLc\n";

    /** A row of the table: verb, path, credentials, status before and after. */
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(GET|DELETE) (\\S+)` \\| ([A-Za-z' ]+) \\| (\\d+).*? \\| (\\d+).*? \\|$");

    private static final Map<String, String> TOKENS = Map.of(
            "Alice's token", token("alice"),
            "the admin's token", token("root"),
            "a deleted user's token", token("carol"),
            "a token whose user cannot be looked up", token("mallory"),
            "a bad token", "bad");

    @TempDir
    Path directory;

    @Test
    void cutsItsJavaFromTheTests() throws IOException {
        assertThat(PAGE.blocks("java"))
                .hasSizeGreaterThan(8)
                .allSatisfy(block -> assertThat(Markdown.sources()).anyMatch(source -> Markdown.isIn(source, block)));
    }

    @Test
    void readsItsYaml() throws Exception {
        for (String block : PAGE.blocks("yaml").toList()) {
            assertThat(read(yaml(block))).isNotNull();
        }
    }

    @Test
    void showsWhatIsAnsweredBeforeAndAfter() throws Exception {
        List<MatchResult> rows = ROW.matcher(Files.readString(FILE)).results().toList();
        assertThat(rows).hasSizeGreaterThan(10);
        DropwizardTestSupport<MigrationConfiguration> before = start(OrdersBefore.class, "jwt:\n" + KEY);
        DropwizardTestSupport<MigrationConfiguration> after = start(OrdersAfter.class, firstYaml());
        try {
            for (MatchResult row : rows) {
                assertThat(answer(before, row).statusCode()).as(row.group()).isEqualTo(Integer.parseInt(row.group(4)));
                assertThat(answer(after, row).statusCode()).as(row.group()).isEqualTo(Integer.parseInt(row.group(5)));
            }
            HttpResponse<String> old = send(before, "GET", "/orders", Map.of());
            HttpResponse<String> now = send(after, "GET", "/orders", Map.of());
            assertThat(old.body()).isEqualTo("Credentials are required to access this resource.");
            assertThat(now.body())
                    .isEqualTo("{\"code\":401,\"message\":\"A token is required to access this resource.\"}");
            assertThat(now.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"orders\"");
        } finally {
            before.after();
            after.after();
        }
    }

    private static HttpResponse<String> answer(DropwizardTestSupport<?> service, MatchResult row) throws Exception {
        String path = row.group(2);
        String credentials = row.group(3);
        if (credentials.equals("none")) {
            return send(service, row.group(1), path, Map.of());
        }
        String token = TOKENS.get(credentials);
        assertThat(token).as(credentials).isNotNull();
        return path.endsWith("access_token=…")
                ? send(service, row.group(1), path.replace("…", token), Map.of())
                : send(service, row.group(1), path, Map.of("Authorization", "Bearer " + token));
    }

    @Test
    void rejectsWhatItsOtherRulesDemand() throws Exception {
        DropwizardTestSupport<MigrationConfiguration> service = start(OrdersAfter.class, firstYaml());
        try {
            assertThat(status(service, "/orders/unchanged/prices", "none")).isEqualTo(200);
            assertThat(status(service, "/orders/unchanged/help", "none")).isEqualTo(403);
            assertThat(send(service, "GET", "/orders/cart", Map.of("Cookie", "token=" + token("alice")))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(status(service, "/orders/cart", token("alice"))).isEqualTo(200);

            assertThat(status(service, "/contracts", "none")).isEqualTo(401);
            assertThat(status(service, "/contracts", token("alice"))).isEqualTo(200);
            assertThat(send(service, "DELETE", "/contracts", bearer(token("alice")))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(send(service, "DELETE", "/contracts", bearer(token("root")))
                            .statusCode())
                    .isEqualTo(200);

            assertThat(status(service, "/flask/users/alice", token("alice"))).isEqualTo(200);
            assertThat(status(service, "/flask/users/bob", token("alice"))).isEqualTo(403);
            String admin = TestTokens.manager()
                    .authToken("root", Map.of("admin", true), Map.of("admin", true, "tenant", "acme"))
                    .signed();
            assertThat(status(service, "/flask/users/bob", admin)).isEqualTo(200);
            assertThat(status(service, "/flask/dashboard", admin)).isEqualTo(200);
            assertThat(status(service, "/flask/dashboard", token("alice"))).isEqualTo(403);
            String refresh = TestTokens.manager().refreshToken("alice").signed();
            assertThat(send(service, "POST", "/flask/refresh", bearer(refresh)).statusCode())
                    .isEqualTo(200);
            assertThat(send(service, "POST", "/flask/refresh", bearer(token("alice")))
                            .statusCode())
                    .isEqualTo(401);

            String reader = TestTokens.manager()
                    .authToken("alice", "message:read", Map.of())
                    .signed();
            assertThat(status(service, "/messages", reader)).isEqualTo(200);
            assertThat(status(service, "/messages", token("alice"))).isEqualTo(403);
        } finally {
            service.after();
        }
    }

    @Test
    void oldAndNewMethodsLiveInOneApplication() throws Exception {
        DropwizardTestSupport<MigrationConfiguration> service =
                start(OrdersMeanwhile.class, "jwt:\n" + KEY + "  unannotated: ALLOW\n");
        try {
            assertThat(status(service, "/orders/new", token("alice"))).isEqualTo(200);
            assertThat(status(service, "/orders/new", "old-alice")).isEqualTo(401);
            assertThat(status(service, "/orders/old", "old-alice")).isEqualTo(200);
            assertThat(status(service, "/orders/old", token("alice"))).isEqualTo(401);
            assertThat(send(service, "DELETE", "/orders/old", bearer("old-alice"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(send(service, "DELETE", "/orders/old", bearer("old-root"))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(status(service, "/orders/help", "none")).isEqualTo(200);

            Map<String, ?> counters = service.getEnvironment().metrics().getCounters();
            assertThat(counters).containsKeys("jwt.accepted", "jwt.rejected.malformed");
        } finally {
            service.after();
        }
    }

    @Test
    void countsMethodsWithoutAnAnnotation() throws Exception {
        DropwizardTestSupport<MigrationConfiguration> service = start(OrdersMeanwhile.class, "jwt:\n" + KEY);
        try {
            assertThat(status(service, "/orders/help", "none")).isEqualTo(403);
            assertThat(service.getEnvironment()
                            .metrics()
                            .counter("jwt.rejected.unannotated")
                            .getCount())
                    .isEqualTo(1);
        } finally {
            service.after();
        }
    }

    @Test
    void keepsSessionsInCookies() throws Exception {
        String sessions = "  cookies: {}\n  sessions: {type: memory, endpoints: {}}\n";
        assertThat(PAGE.blocks("yaml")).anyMatch(block -> block.contains(sessions));
        DropwizardTestSupport<MigrationConfiguration> service = start(CookieSessions.class, "jwt:\n" + KEY + sessions);
        try {
            HttpResponse<String> login = send(service, "POST", "/session", page(""));
            assertThat(login.headers().allValues("Set-Cookie"))
                    .hasSize(2)
                    .allMatch(cookie -> cookie.contains("HttpOnly")
                            && cookie.contains("Secure")
                            && cookie.contains("SameSite=Strict"));
            String first = cookies(login);
            assertThat(send(service, "GET", "/restricted", page(first)).statusCode())
                    .isEqualTo(200);
            HttpResponse<String> refreshed = send(service, "POST", "/auth/refresh", page(first));
            String second = cookies(refreshed);
            assertThat(send(service, "GET", "/restricted", page(second)).statusCode())
                    .isEqualTo(200);
            assertThat(send(service, "POST", "/auth/logout", page(second)).statusCode())
                    .isEqualTo(200);
            for (String ended : List.of(first, second)) {
                assertThat(send(service, "GET", "/restricted", page(ended)).statusCode())
                        .isEqualTo(401);
                assertThat(send(service, "POST", "/auth/refresh", page(ended)).statusCode())
                        .isEqualTo(401);
            }
        } finally {
            service.after();
        }
    }

    /** The headers of a request that a page of the service sends. */
    private static Map<String, String> page(String cookies) {
        return Map.of("Cookie", cookies, "Sec-Fetch-Site", "same-origin");
    }

    private static String cookies(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
    }

    private static String token(String subject) {
        Token token = TestTokens.manager().authToken(subject);
        return token.signed();
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    private static int status(DropwizardTestSupport<?> service, String path, String token) throws Exception {
        return send(service, "GET", path, token.equals("none") ? Map.of() : bearer(token))
                .statusCode();
    }

    private static HttpResponse<String> send(
            DropwizardTestSupport<?> service, String method, String path, Map<String, String> headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + service.getLocalPort() + path))
                .method(method, BodyPublishers.noBody());
        headers.forEach(request::header);
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private static String firstYaml() {
        return yaml(PAGE.blocks("yaml").findFirst().orElseThrow());
    }

    private static String yaml(String block) {
        return block.replace(OMITTED, KEY);
    }

    private DropwizardTestSupport<MigrationConfiguration> start(
            Class<? extends Application<MigrationConfiguration>> application, String yaml) throws Exception {
        Path file = directory.resolve(application.getSimpleName() + ".yml");
        Files.write(file, yaml.getBytes(UTF_8));
        DropwizardTestSupport<MigrationConfiguration> service = new DropwizardTestSupport<>(
                application,
                file.toString(),
                ConfigOverride.config("server.type", "simple"),
                ConfigOverride.config("server.connector.type", "http"),
                ConfigOverride.config("server.connector.port", "0"),
                ConfigOverride.config("server.applicationContextPath", "/"),
                ConfigOverride.config("logging.level", "ERROR"));
        service.before();
        return service;
    }

    private static JwtConfiguration read(String yaml) throws Exception {
        Bootstrap<MigrationConfiguration> bootstrap = new Bootstrap<>(new OrdersBefore());
        return bootstrap
                .getConfigurationFactoryFactory()
                .create(
                        MigrationConfiguration.class,
                        bootstrap.getValidatorFactory().getValidator(),
                        bootstrap.getObjectMapper(),
                        "dw")
                .build(path -> new ByteArrayInputStream(yaml.getBytes(UTF_8)), "migrating.md")
                .getJwt();
    }
}
