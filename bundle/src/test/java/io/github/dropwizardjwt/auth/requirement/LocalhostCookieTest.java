package io.github.dropwizardjwt.auth.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cookie that is read in requests to this machine only. */
class LocalhostCookieTest {
    private static final TokenSource COOKIE = TokenSource.localhostCookie("jwt");

    private static String find(List<String> hosts) {
        return COOKIE.find(name -> switch (name) {
            case HttpHeaders.HOST -> hosts;
            case HttpHeaders.COOKIE -> List.of("jwt=token");
            default -> null;
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:8080",
                "LOCALHOST",
                "app.localhost:8080",
                "127.0.0.1",
                "127.1.2.3:80",
                "[::1]:8080"
            })
    void isReadOnThisMachine(String host) {
        assertThat(find(List.of(host))).isEqualTo("token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com",
                "localhost.example.com",
                "notlocalhost",
                "127.0.0.1.example.com",
                "128.0.0.1",
                "example.com:127.0.0.1",
                "localhost@example.com",
                "[::2]",
                ""
            })
    void isNotReadElsewhere(String host) {
        assertThat(find(List.of(host))).isNull();
    }

    @Test
    void isNotReadWhereTheHostIsNotKnown() {
        assertThat(find(List.of())).isNull();
        assertThat(find(List.of("localhost", "localhost"))).isNull();
    }
}
