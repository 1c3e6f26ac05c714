package io.github.dropwizardjwt.example;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Attacks on the quick start: its own routes, its own configuration, its sessions in a database. */
class AttackTest {
    private static final List<String> ROUTES = List.of(
            "/protected_route",
            "/user_specific_route/alice",
            "/claim_route",
            "/admin_dashboard",
            "/overridable_route/alice",
            "/token/info",
            "/token/claims",
            "/auth/sessions");
    private static final String COOKIE_ROUTE = "/cookie_route";
    private static final Answer INVALID = new Answer(
            401,
            List.of("Bearer realm=\"api\", error=\"invalid_token\""),
            "{\"code\":401,\"message\":\"The token is not valid for this resource.\"}");
    private static final Answer NO_TOKEN = new Answer(
            401,
            List.of("Bearer realm=\"api\""),
            "{\"code\":401,\"message\":\"A token is required to access this resource.\"}");

    @TempDir
    private static Path data;

    private static ExampleServer server;
    private static String token;
    private final HttpClient client = HttpClient.newHttpClient();

    private record Answer(int status, List<String> challenges, String body) {
        Answer(HttpResponse<String> response) {
            this(response.statusCode(), response.headers().allValues("WWW-Authenticate"), response.body());
        }
    }

    @BeforeAll
    static void start() throws Exception {
        server = ExampleServer.start(data);
        token = server.authToken("alice");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void noForgedTokenOpensARouteOrLeavesATrace() throws Exception {
        byte[] secret = Files.readString(data.resolve("jwt.secret")).strip().getBytes(StandardCharsets.US_ASCII);
        assertThat(bearer("/protected_route", ForgedTokens.resigned(token, secret))
                        .status())
                .isEqualTo(200);
        Map<String, String> forged = ForgedTokens.of(token, secret);
        assertThat(forged).hasSizeGreaterThan(1_000);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        Logger library = (Logger) LoggerFactory.getLogger("io.github.dropwizardjwt");
        root.addAppender(log);
        library.setLevel(Level.DEBUG);
        library.setAdditive(false);
        library.addAppender(log);
        try {
            for (Map.Entry<String, String> each : forged.entrySet()) {
                log.list.clear();
                for (String route : ROUTES) {
                    assertThat(bearer(route, each.getValue()))
                            .as("%s at %s", each.getKey(), route)
                            .isEqualTo(INVALID);
                }
                assertThat(cookie(each.getValue()))
                        .as("%s in a cookie", each.getKey())
                        .isEqualTo(INVALID);
                assertThat(log.list)
                        .as("what is logged of %s", each.getKey())
                        .isNotEmpty()
                        .extracting(ILoggingEvent::getFormattedMessage)
                        .allMatch(line -> line.startsWith("Rejected: "))
                        .noneMatch(line -> line.contains("alice") || line.contains("eyJ"));
            }
        } finally {
            library.detachAppender(log);
            library.setAdditive(true);
            library.setLevel(null);
            root.detachAppender(log);
        }
        assertThat(bearer("/user_specific_route/alice", token).status()).isEqualTo(200);
        assertThat(cookie(token).status()).isEqualTo(200);
    }

    @Test
    void aTokenInAnotherPlaceIsNone() throws Exception {
        for (String route : ROUTES) {
            assertThat(answer(server.request(route, null))).isEqualTo(NO_TOKEN);
            assertThat(answer(server.request(route + "?access_token=" + token, null)))
                    .isEqualTo(NO_TOKEN);
            assertThat(answer(server.request(route, null).header("Cookie", "auth_token=" + token)))
                    .isEqualTo(NO_TOKEN);
            assertThat(answer(server.request(route, null).header("Authorization", "Token " + token)))
                    .isEqualTo(NO_TOKEN);
            assertThat(answer(server.request(route, null).header("X-Authorization", "Bearer " + token)))
                    .isEqualTo(NO_TOKEN);
        }
        assertThat(bearer(COOKIE_ROUTE, token)).isEqualTo(NO_TOKEN);
    }

    @Test
    void aRefreshTokenOpensNothing() throws Exception {
        String refreshToken = server.refreshToken("alice");

        for (String route : ROUTES) {
            assertThat(bearer(route, refreshToken)).as(route).isEqualTo(INVALID);
        }
        assertThat(cookie(refreshToken)).isEqualTo(INVALID);
        assertThat(new Answer(server.post("/auth/refresh", token))).isEqualTo(INVALID);
    }

    @Test
    void aTokenOpensOnlyWhatItsHolderMay() throws Exception {
        String bob = server.authToken("bob");

        for (String route : List.of(
                "/user_specific_route/alice",
                "/user_specific_route/Bob",
                "/user_specific_route/bob%20",
                "/user_specific_route/%42ob",
                "/overridable_route/alice",
                "/overridable_route/admin",
                "/claim_route",
                "/admin_dashboard")) {
            assertThat(bearer(route, bob).status()).as(route).isEqualTo(403);
        }
        assertThat(bearer("/user_specific_route/bob", bob).status()).isEqualTo(200);
    }

    @Test
    void whatIsNoRouteRevealsNothingAboutTokens() throws Exception {
        for (String path : List.of("/", "/refresh", "/auth", "/auth/refresh", "/protected_route/x", "/../etc/passwd")) {
            assertThat(bearer(path, token).status()).as(path).isIn(400, 404, 405);
        }
    }

    private Answer bearer(String route, String text) throws Exception {
        return answer(server.request(route, text));
    }

    private Answer cookie(String text) throws Exception {
        return answer(server.request(COOKIE_ROUTE, null).header("Cookie", "__Host-Http-jwt=" + text));
    }

    private Answer answer(HttpRequest.Builder request) throws Exception {
        return new Answer(client.send(request.build(), BodyHandlers.ofString()));
    }
}
