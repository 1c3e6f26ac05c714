package io.github.dropwizardjwt.config.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.jackson.Jackson;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.session.ApiTokens;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.session.TokenPair;
import io.github.dropwizardjwt.support.Forge;
import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.support.UserResource;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service with an {@code audit:} section writes about requests and sessions. */
class AuditTest {
    private static final ObjectMapper JSON = Jackson.newObjectMapper();
    private static final String SUBJECT_KEY = "qT5-of-the-hash-of-subjects-wJ8nRb2LxV6cYd0";

    private final JwtBundle<Host> bundle = new JwtBundle<>(Host::getJwt);

    @TempDir
    private Path directory;

    @AutoClose
    private AuditFile file;

    @BeforeEach
    void open() throws Exception {
        file = new AuditFile(directory, "layout: {type: json, flattenMdc: true, includes: [message, mdc]}");
    }

    private TestServer start(String audit) throws Exception {
        return TestServer.start(
                Sections.read(
                        "issuer: example-service",
                        "algorithm: HS256",
                        "keyId: k1",
                        "secret: " + Sections.SECRET,
                        "sessions: {type: memory, keepGrantsFromLogin: true, reuseGrace: 0s, maxPerSubject: 2}",
                        "audit: " + audit),
                bundle,
                environment -> environment.jersey().register(new UserResource()));
    }

    @Test
    void namesSubjectsByAKeyedHash() throws Exception {
        Token token;
        try (TestServer server = start("{subjectKey: " + SUBJECT_KEY + "}")) {
            token = bundle.sessions().open("alice").scope("read").issue().auth();
            server.get("/users/bob", token.signed());
        }

        List<JsonNode> lines = lines();
        assertThat(lines)
                .extracting(line -> line.get("event.action").asText())
                .containsExactly("session-opened", "token-rejected");
        assertThat(lines).extracting(line -> line.get("user.hash").asText()).containsOnly(hash("alice"));
        assertThat(lines)
                .extracting(line -> line.get("jwt.sid").asText())
                .containsOnly(token.claim("sid", String.class).orElseThrow());
        assertThat(lines.get(1).get("jwt.iss").asText()).isEqualTo("example-service");
        assertThat(lines.get(1).get("jwt.kid").asText()).isEqualTo("k1");
    }

    @Test
    void readsTheKeyFromAFileAndSaysWhichOneItIs() throws Exception {
        Path key = Files.writeString(directory.resolve("subject.key"), SUBJECT_KEY + "\n");
        try (Logs logs = new Logs();
                TestServer server = start("{subjectKeyFile: '" + key + "'}")) {
            bundle.sessions().open("alice").issue();

            assertThat(server.port()).isPositive();
            assertThat(logs.lines()).contains("INFO The key of jwt.audit.subjectKeyFile is in " + key);
        }
        assertThat(lines())
                .singleElement()
                .satisfies(line -> assertThat(line.get("user.hash").asText()).isEqualTo(hash("alice")));
    }

    @Test
    void hashesOfTwoStartsCannotBeComparedWithoutAKey() {
        SubjectHash hash = SubjectHash.ofThisProcess();

        assertThat(hash.of("alice")).hasSize(32).isEqualTo(hash.of("alice"));
        assertThat(hash.of("alice"))
                .isNotEqualTo(hash.of("bob"))
                .isNotEqualTo(SubjectHash.ofThisProcess().of("alice"));
    }

    @Test
    void namesSubjectsThemselvesOnDemand() throws Exception {
        try (TestServer server = start("{subject: plain, include: [rejected]}")) {
            server.get(
                    "/users/bob", bundle.sessions().open("alice").issue().auth().signed());
        }

        assertThat(lines()).singleElement().satisfies(line -> {
            assertThat(line.get("user.id").asText()).isEqualTo("alice");
            assertThat(line.has("user.hash")).isFalse();
        });
    }

    @Test
    void namesNoSubjectsOnDemand() throws Exception {
        try (TestServer server = start("{subject: NONE}")) {
            server.get(
                    "/users/bob", bundle.sessions().open("alice").issue().auth().signed());
        }

        assertThat(lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.toString()).doesNotContain("user.", "alice"));
    }

    @Test
    void hasALineForEachEventOfSessions() throws Exception {
        try (TestServer server = start("{subject: PLAIN}")) {
            SessionManager sessions = bundle.sessions();
            TokenPair first = sessions.open("alice").issue();
            sessions.refresh(first.refresh());
            assertThatThrownBy(() -> sessions.refresh(first.refresh())).isInstanceOf(TokenRejectedException.class);
            sessions.revoke(sessions.open("alice").issue().auth());
            sessions.revoke(sessions.open("alice").issue().refresh());
            Stream.of(1, 2, 3).forEach(i -> sessions.open("carol").issue());
            sessions.revokeSubject("carol");
            ApiTokens apiTokens = sessions.apiTokens();
            sessions.revoke(issue(apiTokens));
            issue(apiTokens);
            apiTokens.revokeAll("alice");
            server.get("/users/alice");
        }

        assertThat(lines())
                .extracting(
                        line -> Stream.of("event.action", "event.category", "event.type", "event.outcome", "user.id")
                                .map(field -> line.path(field).asText())
                                .toList())
                .contains(
                        List.of("session-opened", "session", "start", "success", "alice"),
                        List.of("session-refreshed", "session", "info", "success", "alice"),
                        List.of("refresh-token-reused", "session", "end", "failure", "alice"),
                        List.of("token-revoked", "session", "info", "success", "alice"),
                        List.of("session-revoked", "session", "end", "success", ""),
                        List.of("session-evicted", "session", "end", "success", "carol"),
                        List.of("subject-revoked", "session", "end", "success", "carol"),
                        List.of("api-token-issued", "iam", "creation", "success", "alice"),
                        List.of("api-token-revoked", "iam", "deletion", "success", "alice"),
                        List.of("api-tokens-revoked", "iam", "deletion", "success", "alice"),
                        List.of("token-rejected", "api", "denied", "failure", ""));
    }

    @Test
    void hasALineForEachAcceptedRequestOnDemand() throws Exception {
        try (TestServer server = start("{include: [ACCEPTED, OVERRIDDEN], subject: PLAIN}")) {
            server.get(
                    "/users/alice",
                    bundle.sessions().open("alice").issue().auth().signed());
            server.get(
                    "/users/alice",
                    bundle.sessions()
                            .open("bob")
                            .claim("admin", true)
                            .issue()
                            .auth()
                            .signed());
        }

        assertThat(lines())
                .extracting(line -> line.get("event.action").asText() + " "
                        + line.get("user.id").asText() + ": "
                        + line.get("message").asText())
                .containsExactly(
                        "token-accepted alice: Accepted: GET /users/{username} (UserResource#greet)",
                        "override-used bob: Admitted by an override: SUBJECT_MISMATCH, GET /users/{username} (UserResource#greet)",
                        "token-accepted bob: Accepted: GET /users/{username} (UserResource#greet)");
    }

    @Test
    void neverHasWhatTheClientHasSent() throws Exception {
        List<String> secrets = new ArrayList<>(List.of("alice", "bob-of-the-path", "claim-value", "x-of-the-query"));
        try (TestServer server = start("{}")) {
            Token token = bundle.sessions()
                    .open("alice")
                    .claim("c", "claim-value")
                    .issue()
                    .auth();
            secrets.addAll(List.of(token.signed().split("\\.")));
            server.get("/users/bob-of-the-path?x-of-the-query", token.signed());
            server.get("/users/bob-of-the-path", token.signed() + "x");
            server.get("/bob-of-the-path", token.signed());
        }

        file.close();
        assertThat(Files.readString(directory.resolve("audit.log")))
                .contains("subject-mismatch", "bad-signature")
                .doesNotContain(secrets);
    }

    @Test
    void countsTheRejectionsOfAFloodThatHaveNoLine() throws Exception {
        try (TestServer server = start("{}")) {
            for (int i = 0; i < 40; i++) {
                server.get("/users/alice");
            }
        }

        List<JsonNode> lines = lines();
        int omitted = lines.stream()
                .filter(line -> line.get("event.action").asText().equals("rejections-omitted"))
                .mapToInt(line -> line.get("jwt.count").asInt())
                .sum();
        long written = lines.stream()
                .filter(line -> line.get("event.action").asText().equals("token-rejected"))
                .count();
        // The seconds of the service may have ended in between.
        assertThat(omitted + written).isEqualTo(40);
        assertThat(written).isGreaterThanOrEqualTo(10);
    }

    private static Token issue(ApiTokens apiTokens) {
        return apiTokens.create("alice", "ci", Duration.ofDays(1)).issue();
    }

    private List<JsonNode> lines() throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : file.linesAtEnd()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    private static String hash(String subject) {
        byte[] mac = Forge.mac("HmacSHA256", SUBJECT_KEY.getBytes(UTF_8), subject);
        return HexFormat.of().formatHex(mac).substring(0, 32);
    }
}
