package io.github.dropwizardjwt.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExampleServiceTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COOKIE = "__Host-Http-jwt=";

    private static ExampleServer server;
    private static String alice;
    private static String bob;
    private static String admin;

    @BeforeAll
    static void startAndLogIn(@TempDir Path data) throws Exception {
        server = ExampleServer.start(data);
        alice = server.authToken("alice");
        bob = server.authToken("bob");
        admin = server.authToken("admin");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void givesBothTokensAtLogin() throws Exception {
        HttpResponse<String> answer = server.login("alice", "alice-password");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(JSON.readTree(answer.body()).fieldNames())
                .toIterable()
                .containsExactly("auth_token", "refresh_token");
    }

    @ParameterizedTest
    @CsvSource({"alice, wrong", "nobody, alice-password", "'', ''", "alice, ''", "bob, alice-password"})
    void answersAllFailedLoginsAlike(String name, String password) throws Exception {
        HttpResponse<String> answer = server.login(name, password);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"error\":\"Invalid login credentials\"}");
    }

    @Test
    void answersLoginWithoutFieldsAsFailed() throws Exception {
        assertThat(server.post("/login", null, "").statusCode()).isEqualTo(401);
    }

    @Test
    void computesAHashForUnknownUsersToo() {
        UserStore users = server.users();
        users.authenticate("alice", "wrong");

        // Argon2id fills 19 MiB of memory; nothing else here comes near that, and unlike time it can be measured
        // exactly.
        assertThat(allocatedBy(() -> users.authenticate("alice", "wrong"))).isGreaterThan(19 << 20);
        assertThat(allocatedBy(() -> users.authenticate("nobody", "wrong"))).isGreaterThan(19 << 20);
    }

    @Test
    void knowsNoUserByThePasswordOfNobody() {
        assertThat(server.users().authenticate("nobody", "")).isEmpty();
    }

    private static long allocatedBy(Runnable action) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        action.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/protected_route",
                "/user_specific_route/alice",
                "/claim_route",
                "/admin_dashboard",
                "/token/info",
                "/token/claims",
                "/overridable_route/alice",
                "/projects/apollo",
                "/cookie_route"
            })
    void rejectsRequestsWithoutToken(String path) throws Exception {
        HttpResponse<String> answer = server.get(path);

        assertRejected(answer, 401, "Bearer realm=\"api\"");
        assertThat(JSON.readTree(answer.body()).get("code").asInt()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/protected_route",
                "/user_specific_route/alice",
                "/claim_route",
                "/admin_dashboard",
                "/token/info",
                "/token/claims",
                "/overridable_route/alice",
                "/projects/apollo"
            })
    void rejectsRefreshTokensWhereAuthTokensAreAskedFor(String path) throws Exception {
        assertInvalidToken(server.get(path, server.refreshToken("admin")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbGljZSJ9."})
    void rejectsWhatIsNoToken(String token) throws Exception {
        assertInvalidToken(server.get("/protected_route", token));
    }

    @Test
    void rejectsTokenWithChangedClaims() throws Exception {
        String[] ofAlice = alice.split("\\.", -1);
        String[] ofAdmin = admin.split("\\.", -1);

        assertInvalidToken(server.get("/admin_dashboard", ofAlice[0] + "." + ofAdmin[1] + "." + ofAlice[2]));
    }

    @Test
    void admitsEverybodyWithTokenToProtectedRoute() throws Exception {
        assertMessage(server.get("/protected_route", bob), "You've reached the protected route!");
    }

    @Test
    void admitsOnlyTheNamedUserToUserSpecificRoute() throws Exception {
        assertMessage(server.get("/user_specific_route/alice", alice), "Hello, alice!");
        assertForbidden(server.get("/user_specific_route/alice", bob));
        assertForbidden(server.get("/user_specific_route/alice", admin));
        assertForbidden(server.get("/user_specific_route/Alice", alice));
    }

    @Test
    void admitsOnlyHoldersOfTheClaimToClaimRoute() throws Exception {
        assertMessage(server.get("/claim_route", alice), "You've reached the claim route!");
        assertForbidden(server.get("/claim_route", bob));
        assertForbidden(server.get("/claim_route", admin));
    }

    @Test
    void admitsOnlyHoldersOfTheScopeToAdminDashboard() throws Exception {
        assertMessage(server.get("/admin_dashboard", admin), "Hello admin!");
        assertRejected(
                server.get("/admin_dashboard", alice),
                403,
                "Bearer realm=\"api\", error=\"insufficient_scope\", scope=\"admin\"");
    }

    @Test
    void admitsTheNamedUserAndAdminsToOverridableRoute() throws Exception {
        assertMessage(server.get("/overridable_route/alice", alice), "Hello, alice!");
        assertMessage(server.get("/overridable_route/alice", admin), "Hello, admin!");
        assertForbidden(server.get("/overridable_route/alice", bob));
    }

    @Test
    void admitsTheOwnerAndAdminsToProjects() throws Exception {
        assertMessage(server.get("/projects/apollo", alice), "alice may see apollo");
        assertMessage(server.get("/projects/apollo", admin), "admin may see apollo");
        assertForbidden(server.get("/projects/apollo", bob));
        assertForbidden(server.get("/projects/unknown", alice));
    }

    @Test
    void rejectsUsersDeletedSinceWhereTheyAreLookedUp() throws Exception {
        UserStore users = server.users();
        users.add(new User("erin", Map.of("admin", true), Map.of()), "erin-password");
        String authToken = server.authToken("erin");
        assertMessage(server.get("/projects/apollo", authToken), "erin may see apollo");

        users.remove("erin");

        assertInvalidToken(server.get("/projects/apollo", authToken));
    }

    @Test
    void takesTheTokenOfCookieRouteFromTheCookieAlone() throws Exception {
        assertMessage(server.getWithCookie("/cookie_route", COOKIE + alice), "Hello, alice!");
        assertThat(server.get("/cookie_route", alice).statusCode()).isEqualTo(401);
        assertThat(server.getWithCookie("/cookie_route", "auth_token=" + alice).statusCode())
                .isEqualTo(401);
        assertInvalidToken(server.getWithCookie("/cookie_route", COOKIE + server.refreshToken("alice")));
        assertRejected(
                server.getWithCookie("/cookie_route", COOKIE + alice + "; " + COOKIE + bob),
                400,
                "Bearer realm=\"api\", error=\"invalid_request\"");
    }

    @Test
    void showsTheCurrentToken() throws Exception {
        JsonNode info = JSON.readTree(server.get("/token/info", admin).body());

        assertThat(info.fieldNames())
                .toIterable()
                .containsExactly("token_type", "subject", "scope", "claims", "is_signed", "signed_token");
        assertThat(info.get("token_type").asText()).isEqualTo("auth");
        assertThat(info.get("subject").asText()).isEqualTo("admin");
        assertThat(info.get("scope").toString()).isEqualTo("{\"admin\":true}");
        assertThat(info.get("claims").get("admin").asBoolean()).isTrue();
        assertThat(info.get("is_signed").asBoolean()).isTrue();
        assertThat(info.get("signed_token").asText()).isEqualTo(admin);
    }

    @Test
    void showsThatTokenHasNoScope() throws Exception {
        JsonNode info = JSON.readTree(server.get("/token/info", alice).body());

        assertThat(info.get("scope").isNull()).isTrue();
        assertThat(info.get("claims").get("test").asText()).isEqualTo("test value");
    }

    @Test
    void givesTheNextTokensForRefreshToken() throws Exception {
        HttpResponse<String> answer = server.post("/auth/refresh", server.refreshToken("alice"), "");

        JsonNode body = JSON.readTree(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(body.fieldNames()).toIterable().containsExactly("auth_token", "refresh_token");
        assertMessage(server.get("/claim_route", body.get("auth_token").asText()), "You've reached the claim route!");
    }

    @Test
    void refusesToRefreshWithoutRefreshToken() throws Exception {
        assertInvalidToken(server.post("/auth/refresh", alice, ""));
        assertRejected(server.post("/auth/refresh", null, ""), 401, "Bearer realm=\"api\"");
    }

    @Test
    void givesPresentAuthorizationsAtRefresh() throws Exception {
        UserStore users = server.users();
        users.add(new User("carol", null, Map.of()), "carol-password");
        String refreshToken = server.refreshToken("carol");
        users.remove("carol");
        users.add(new User("carol", Map.of("admin", true), Map.of()), "carol-password");

        String renewed = JSON.readTree(
                        server.post("/auth/refresh", refreshToken, "").body())
                .get("auth_token")
                .asText();

        assertMessage(server.get("/admin_dashboard", renewed), "Hello admin!");
    }

    @Test
    void refusesToRefreshForUsersDeletedSince() throws Exception {
        UserStore users = server.users();
        users.add(new User("dave", null, Map.of()), "dave-password");
        String refreshToken = server.refreshToken("dave");
        users.remove("dave");

        assertInvalidToken(server.post("/auth/refresh", refreshToken, ""));
    }

    private static void assertMessage(HttpResponse<String> answer, String message) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body())).isEqualTo(JSON.valueToTree(Map.of("message", message)));
    }

    private static void assertInvalidToken(HttpResponse<String> answer) {
        assertRejected(answer, 401, "Bearer realm=\"api\", error=\"invalid_token\"");
    }

    private static void assertForbidden(HttpResponse<String> answer) {
        assertRejected(answer, 403, "Bearer realm=\"api\", error=\"insufficient_scope\"");
    }

    private static void assertRejected(HttpResponse<String> answer, int status, String challenge) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly(challenge);
    }
}
