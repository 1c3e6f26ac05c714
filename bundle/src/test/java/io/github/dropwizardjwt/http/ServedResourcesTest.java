package io.github.dropwizardjwt.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.session.TokenPair;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestKeys;
import io.github.dropwizardjwt.support.TestServer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What the bundle serves by itself, sent headers that no library would send: no 500, and nothing for the log. */
class ServedResourcesTest {
    private static final String SET = "/.well-known/jwks.json";

    private static final List<String> ROUTES = List.of(
            "GET " + SET,
            "HEAD " + SET,
            "OPTIONS " + SET,
            "GET /.well-known/openid-configuration",
            "HEAD /.well-known/openid-configuration",
            "POST /auth/refresh",
            "POST /auth/logout",
            "POST /auth/logout-all",
            "GET /auth/sessions",
            "DELETE /auth/sessions/x",
            "PUT /auth/sessions");

    private static final JwtBundle<Host> BUNDLE = new JwtBundle<>(Host::getJwt);
    private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();
    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        JwtConfiguration jwt = Sections.read(
                "issuer: example-service",
                "algorithm: ES256",
                Sections.block("privateKey", TestKeys.pem("ec-p256")),
                "publishKeys: true",
                "sessions: {type: memory, keepGrantsFromLogin: true, endpoints: {}}");
        server = TestServer.start(jwt, BUNDLE, environment -> {});
        LOG.start();
        root().addAppender(LOG);
    }

    @AfterAll
    static void stop() {
        root().detachAppender(LOG);
        server.close();
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    }

    static Stream<String> headers() {
        List<String> odd = List.of(
                "",
                "x",
                "\"",
                "\"a",
                ",,",
                ";",
                "=",
                "W/",
                "*/x",
                "a/b;c=\"",
                "a/b;q=2",
                "a;q=x",
                "-1",
                "%",
                "\\",
                "\u00e4",
                "text/html;charset=\"",
                "text/html;charset=nope",
                "multipart/form-data; boundary=\"",
                "application/problem+json;q=\"x",
                "bytes=5-1,,",
                "Thu, 99 Foo 2026 99:99:99 GMT");
        return Stream.of(
                        "Accept",
                        "Accept-Charset",
                        "Accept-Encoding",
                        "Accept-Language",
                        "Authorization",
                        "Content-Encoding",
                        "Content-Language",
                        "Content-Type",
                        "Cookie",
                        "If-Match",
                        "If-Modified-Since",
                        "If-None-Match",
                        "If-Range",
                        "If-Unmodified-Since",
                        "Origin",
                        "Range")
                .flatMap(name -> odd.stream().map(value -> name + ": " + value));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void areNoServerError(String header) {
        TokenPair pair = BUNDLE.sessions().open("alice", null, Map.of());
        String authorization = "Authorization: Bearer " + pair.auth().signed();
        for (String route : ROUTES) {
            assertNoServerError(route, header);
            assertNoServerError(route, header, header);
            assertNoServerError(route, header, authorization);
        }
    }

    private static void assertNoServerError(String route, String... headers) {
        LOG.list.clear();
        assertThat(server.rawRequest(route, headers)).as(route).matches("(?s)HTTP/1\\.1 [234].*");
        assertThat(LOG.list)
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .as(route)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"If-None-Match: T", "If-None-Match: \"x\", T", "If-None-Match: W/T", "If-None-Match: *"})
    void clientThatHasTheSetGetsNotModified(String header) {
        assertThat(server.raw(SET, header.replace("T", tag()))).startsWith("HTTP/1.1 304");
    }

    /** RFC 9110 §13.1.1: an answer that would not be what was asked for. */
    @Test
    void clientThatWantsAnotherSetGetsPreconditionFailed() {
        assertThat(server.raw(SET, "If-Match: \"x\"")).startsWith("HTTP/1.1 412");
        assertThat(server.raw(SET, "If-Match: " + tag())).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "If-None-Match: x",
                "If-None-Match: \"",
                "If-None-Match: ,,",
                "If-None-Match: T, x",
                "If-Match: x",
                "If-Match: \"",
                "If-Match: ,,",
                "If-Match: W/",
                "If-Modified-Since: x",
                "If-Modified-Since: Thu, 99 Foo 2026 99:99:99 GMT",
                "If-Unmodified-Since: ,,",
                "If-Range: \""
            })
    void conditionThatCannotBeReadIsNone(String header) {
        assertThat(server.raw(SET, header.replace("T", tag())))
                .startsWith("HTTP/1.1 200")
                .contains("\"keys\"");
    }

    private static String tag() {
        return server.get(SET).headers().firstValue("ETag").orElseThrow();
    }
}
