package io.github.dropwizardjwt.auth.cookie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.dropwizardjwt.auth.requirement.RequestHeaders;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.TokenRejectedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers say about who has caused a request, and what others make of it. */
class CrossOriginCheckTest {
    private static final Origin OWN = Origin.of("https", "App.example.com", 443);
    private static final CrossOriginCheck CHECK =
            CrossOriginCheck.ofOwnOrigin().trusting(List.of("https://admin.example.com", "http://localhost:3000"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-Fetch-Site: same-origin",
                "sec-fetch-site: none",
                "Sec-Fetch-Site: same-origin | Origin: https://app.example.com",
                // A page with the referrer policy no-referrer.
                "Sec-Fetch-Site: same-origin | Origin: null",
                // A proxy has changed scheme or port.
                "Sec-Fetch-Site: same-origin | Origin: http://app.example.com:8080",
                "Origin: https://app.example.com",
                "Origin: https://admin.example.com",
                "Origin: http://localhost:3000",
                "Origin: https://admin.example.com | Sec-Fetch-Site: same-site",
                "Origin: http://localhost:3000 | Sec-Fetch-Site: cross-site",
                "X-JWT-CSRF: 1",
                "x-jwt-csrf:"
            })
    void admits(String headers) {
        assertThat(rejection(headers)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept: */*",
                // Sibling domains get cookies with SameSite=Strict, too.
                "Sec-Fetch-Site: same-site",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: Same-Origin",
                "Sec-Fetch-Site: same-origin, cross-site",
                "Sec-Fetch-Site:",
                "Sec-Fetch-Site: same-origin | Sec-Fetch-Site: same-origin",
                "Sec-Fetch-Site: none | Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: cross-site | Origin: https://app.example.com",
                "Sec-Fetch-Site: cross-site | X-JWT-CSRF: 1",
                "Origin: null",
                "Origin:",
                "Origin: https://attacker.example.net",
                "Origin: https://app.example.com.attacker.example.net",
                "Origin: https://attacker.example.net/https://app.example.com",
                "Origin: https://attacker.example.net@app.example.com",
                "Origin: http://app.example.com",
                "Origin: https://app.example.com:8443",
                "Origin: https://app.example.com:443",
                "Origin: https://app.example.com/",
                "Origin: HTTPS://APP.EXAMPLE.COM",
                "Origin: https://admin.example.com:8443",
                "Origin: http://admin.example.com",
                "Origin: http://localhost",
                "Origin: https://app.example.com | Origin: https://app.example.com",
                "Origin: https://admin.example.com | Origin: https://attacker.example.net",
                "Origin: https://admin.example.com https://attacker.example.net",
                "Origin: https://attacker.example.net | X-JWT-CSRF: 1",
                "Referer: https://app.example.com/",
                "Origin: null | Sec-Fetch-Site: same-site"
            })
    void rejects(String headers) {
        assertThat(rejection(headers)).isEqualTo(Reason.CROSS_ORIGIN);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, true",
        "HEAD, true",
        "OPTIONS, true",
        "TRACE, true",
        "POST, false",
        "PUT, false",
        "PATCH, false",
        "DELETE, false",
        "CONNECT, false",
        "get, false",
        "PROPFIND, false"
    })
    void knowsWhichMethodsChangeNothing(String method, boolean isSafe) {
        assertThat(CrossOriginCheck.isSafe(method)).isEqualTo(isSafe);
    }

    @ParameterizedTest
    @CsvSource({
        "http, localhost, 8080, http://localhost:8080",
        "http, Example.COM, 80, http://example.com",
        "https, example.com, -1, https://example.com",
        "ws, example.com, 0, http://example.com",
        "WSS, example.com, 443, https://example.com",
        "http, ::1, 8080, http://[::1]:8080",
        "https, [::1], 443, https://[::1]"
    })
    void writesOriginsAsBrowsersDo(String scheme, String host, int port, String text) {
        assertThat(Origin.of(scheme, host, port)).hasToString(text);
        assertThat(Origin.parse(text)).hasValue(Origin.of(scheme, host, port));
    }

    @Test
    void namesWhatIsNoOrigin() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CHECK.trusting(List.of("https://app.example.com/")))
                .withMessage(
                        "\"https://app.example.com/\" is no origin; write it as browsers do: scheme and host in lower "
                                + "case, the port unless it is the scheme's default, and no slash at the end, as in "
                                + "https://app.example.com");
    }

    private static Reason rejection(String lines) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : lines.split(" \\| ", -1)) {
            String[] parts = line.split(":", 2);
            headers.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts[1].strip());
        }
        RequestHeaders request = headers::get;
        try {
            CHECK.check(request, () -> OWN);
            return null;
        } catch (TokenRejectedException e) {
            return e.reason();
        }
    }
}
