package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.support.TestServer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealmTest {
    private final JwtFeatureBuilder builder = JwtFeature.builder(TestTokens.MANAGER);

    @Test
    void challengeNamesTheRealm() {
        try (TestServer server = TestServer.with(builder.realm("a shop's ~").build(), new Required())) {
            assertThat(server.get("/required").headers().allValues("WWW-Authenticate"))
                    .containsExactly("Bearer realm=\"a shop's ~\"");
        }
    }

    /** A quote would end the quoted string of the header, a line break the header itself. */
    @ParameterizedTest
    @ValueSource(strings = {"", "a\"b", "a\\b", "a\r\nb", "a\tb", "\u00e4", "a\u007f"})
    void realmWithOtherCharactersIsRejected(String realm) {
        assertThatThrownBy(() -> builder.realm(realm))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A realm must be printable ASCII without quotes and backslashes");
    }

    @Path("/required")
    public static final class Required {
        @GET
        @RequireToken
        public String get() {
            return "required";
        }
    }
}
