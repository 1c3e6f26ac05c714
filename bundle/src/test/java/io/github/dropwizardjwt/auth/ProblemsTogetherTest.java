package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.support.TestServer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;

/** All problems of one annotation are in one message. */
class ProblemsTogetherTest {
    private static final String NAME = "write name or name=value, without blanks around the name";
    private static final String JSON = "the value is not valid JSON; text that begins like JSON goes in double quotes";

    @Test
    void eachMalformedMemberIsNamed() {
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), new Malformed()))
                .hasMessageEndingWith(String.join(
                        "\n    and ",
                        "  * GET /malformed (Malformed#get): claims: \"\" is malformed: " + NAME,
                        "claims: \"a=\" is malformed: " + JSON,
                        "scope: \" b\" is malformed: " + NAME,
                        "check: no check \"owner\" is registered; register it with JwtBundle.withCheck",
                        "override: \"c=[\" is malformed: " + JSON,
                        "overrideScope: \"=d\" is malformed: " + NAME,
                        "rule 1 of anyOf: it demands nothing, so that anyOf always holds; give it sub, claims, scope "
                                + "or check, or remove anyOf",
                        "rule 2 of anyOf: scope: \"e=x{id}\" is malformed: a path parameter stands alone, as in "
                                + "name={param}",
                        "rule 2 of anyOf: check: no check \"staff\" is registered; register it with "
                                + "JwtBundle.withCheck",
                        "cookie is given, but location is not TokenLocation.COOKIE; add it, or drop the cookie"));
    }

    @Path("/malformed")
    public static final class Malformed {
        @GET
        @RequireToken(
                claims = {"", "a=", "fine"},
                scope = " b",
                check = "owner",
                override = "c=[",
                overrideScope = "=d",
                anyOf = {@Rule, @Rule(scope = "e=x{id}", check = "staff")},
                cookie = "auth_token")
        public String get() {
            return "malformed";
        }
    }
}
