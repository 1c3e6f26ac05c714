package io.github.dropwizardjwt.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the page is served; what it does is tested in a browser. */
class BrowserPageTest {
    private static ExampleServer server;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        server = ExampleServer.start(data);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/app/, text/html",
        "/app, text/html",
        "/app/app.css, text/css",
        "/app/app.js, text/javascript",
        "/app/page.js, text/javascript",
        "/app/requests.js, text/javascript",
        "/app/icon.svg, image/svg+xml"
    })
    void servesThePageAndItsParts(String path, String type) throws Exception {
        HttpResponse<String> answer = server.get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
        assertThat(answer.body()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/app/", "/app/app.js"})
    void allowsNothingThatThePageDoesNotHave(String path) throws Exception {
        HttpResponse<String> answer = server.get(path);

        assertHeader(
                answer,
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
                        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        assertHeader(answer, "X-Content-Type-Options", "nosniff");
        assertHeader(answer, "Referrer-Policy", "no-referrer");
        assertHeader(answer, "Cross-Origin-Opener-Policy", "same-origin");
        assertHeader(answer, "Cross-Origin-Resource-Policy", "same-origin");
    }

    @Test
    void isAskedForEachTimeAndSentOnlyIfItHasChanged() throws Exception {
        HttpResponse<String> first = server.get("/app/");
        assertHeader(first, "Cache-Control", "no-cache");

        HttpResponse<String> second = server.send(server.request("/app/", null)
                .header("If-None-Match", first.headers().firstValue("ETag").orElseThrow()));

        assertThat(second.statusCode()).isEqualTo(304);
    }

    @Test
    void hasNothingThatThePolicyWouldBlock() throws Exception {
        String page = server.get("/app/").body();

        assertThat(page)
                .contains("<script type=\"module\" src=\"/app/app.js\"></script>")
                .doesNotContainPattern("<style|\\sstyle=|\\son\\w+=|<script>|https?://");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/app/app.js", "/app/page.js", "/app/requests.js"})
    void scriptsHaveNothingThatThePolicyWouldBlock(String script) throws Exception {
        assertThat(server.get(script).body())
                .doesNotContain("innerHTML", "insertAdjacentHTML", "document.write", ".style", "eval(");
    }

    @Test
    void callsRoutesThatExist() throws Exception {
        String page = server.get("/app/").body();
        String admin = server.authToken("admin");

        for (String path : page.replaceAll("(?s).*?(?:data-path=\"([^\"]*)\"|$)", "$1\n")
                .lines()
                .filter(line -> !line.isEmpty())
                .toList()) {
            String filled = path.replace("{name}", "admin").replace("{project}", "apollo");
            assertThat(server.get(filled, admin).statusCode()).as(filled).isIn(200, 401, 403);
        }
    }

    private static void assertHeader(HttpResponse<String> answer, String name, String value) {
        assertThat(answer.headers().allValues(name)).as(name).containsExactly(value);
    }
}
