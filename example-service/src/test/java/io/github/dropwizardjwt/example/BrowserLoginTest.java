package io.github.dropwizardjwt.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The login of the page, and what its cookies are accepted for. */
class BrowserLoginTest {
    private static final String TOKEN = "[\\w-]+\\.[\\w-]+\\.[\\w-]+";
    private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Strict";

    private static ExampleServer server;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        server = ExampleServer.start(data);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void setsBothCookiesAndHasNoBody() throws Exception {
        HttpResponse<String> answer = login("alice-password", "Sec-Fetch-Site", "same-origin");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        List<String> cookies = answer.headers().allValues("Set-Cookie");
        assertThat(cookies).hasSize(2);
        assertThat(cookies.get(0)).matches("__Host-Http-jwt=" + TOKEN + ATTRIBUTES);
        assertThat(cookies.get(1)).matches("__Host-Http-jwt-refresh=" + TOKEN + ATTRIBUTES);
    }

    @Test
    void rejectsWrongPassword() throws Exception {
        HttpResponse<String> answer = login("wrong", "Sec-Fetch-Site", "same-origin");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(answer.body()).isEqualTo("{\"error\":\"Invalid login credentials\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Origin, https://other.example",
        "Origin, null",
        "X-Other, none"
    })
    void rejectsLoginsThatItsOwnPagesHaveNotCaused(String header, String value) throws Exception {
        HttpResponse<String> answer = login("alice-password", header, value);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void admitsItsOwnOriginWhereBrowsersSayNoMore() throws Exception {
        assertThat(login("alice-password", "Origin", server.url()).statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/protected_route", "/user_specific_route/alice", "/cookie_route", "/auth/sessions"})
    void admitsTheCookieToRoutes(String path) throws Exception {
        assertThat(server.getWithCookie(path, cookie()).statusCode()).isEqualTo(200);
    }

    @Test
    void showsTheClaimsOfTheCookieWithoutTheToken() throws Exception {
        String cookie = cookie();

        HttpResponse<String> answer = server.getWithCookie("/token/claims", cookie);

        JsonNode claims = new ObjectMapper().readTree(answer.body());
        assertThat(claims.fieldNames())
                .toIterable()
                .containsExactly("iss", "sub", "iat", "exp", "jti", "type", "sid", "test");
        assertThat(claims.get("sub").asText()).isEqualTo("alice");
        String signature = cookie.substring(cookie.lastIndexOf('.') + 1);
        assertThat(answer.body()).doesNotContain(signature);
    }

    @Test
    void rejectsTheCookieWhereTheAnswerHasTheToken() throws Exception {
        assertThat(server.getWithCookie("/token/info", cookie()).statusCode()).isEqualTo(401);
    }

    private static String cookie() throws Exception {
        HttpResponse<String> answer = login("alice-password", "Sec-Fetch-Site", "same-origin");
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private static HttpResponse<String> login(String password, String header, String value) throws Exception {
        return server.send(server.request("/login/browser", null)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(header, value)
                .POST(BodyPublishers.ofString("username=alice&password=" + password)));
    }
}
