package io.github.dropwizardjwt.auth.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dropwizardjwt.auth.TestTokens;
import io.github.dropwizardjwt.json.Json;
import io.github.dropwizardjwt.support.Budget;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The first line of the input is a JSON object, the claims of a token; each further line is an entry. */
class RequirementFuzzTest {
    /** An entry of three characters has a JSON parser of its own; they are read at start. */
    private static final Budget BUDGET = new Budget(1 << 20, 16_384, 50_000);

    private static final String[] NONE = {};
    private static final String[] NOBODY_HAS = {"nobody has this"};
    private static final Token BARE = TestTokens.MANAGER.authToken("alice");

    @DictionaryEntries({"={", "={param}", "=[1]", "=\"text\"", "=null", "scope=", "{\"a\":1}"})
    @FuzzTest
    void everyRequirementIsRejectedAtStartOrDecides(byte[] utf8) {
        String[] lines = new String(utf8, StandardCharsets.UTF_8).split("\n", -1);
        String[] entries = Arrays.copyOfRange(lines, 1, lines.length);
        Token token = token(lines[0]);
        BUDGET.check(utf8.length, () -> decide(entries, token));
    }

    /** What a token has is always what an entry asks for that was made of it. */
    @DictionaryEntries({"{\"a\":", "[", "true", "null", "\"{a}\"", "1.0", "1e2"})
    @FuzzTest
    void everyClaimMeetsTheEntryThatIsWrittenLikeIt(byte[] json) {
        Map<String, Object> claims;
        try {
            claims = Json.readObject(json);
        } catch (IllegalArgumentException e) {
            return;
        }
        claims.forEach((name, value) -> {
            if (!name.isBlank() && name.equals(name.strip()) && name.indexOf('=') < 0) {
                String object = new String(Json.write(Map.of("", value == null ? "" : value)), StandardCharsets.UTF_8);
                String written = value == null ? "null" : object.substring("{\"\":".length(), object.length() - 1);
                Entry entry = Entry.parse(name + "=" + written);
                assertThat(entry.holdsIn(claims, path(""))).isTrue();
                assertThat(entry.holdsIn(Map.of(), path(""))).isFalse();
            }
        });
    }

    private static void decide(String[] entries, Token token) {
        Requirement claims;
        Requirement scope;
        Requirement override;
        try {
            claims = RequirementCompiler.compile("", entries, NONE, NONE);
            scope = RequirementCompiler.compile("", NONE, entries, NONE);
            override = RequirementCompiler.compile("", NOBODY_HAS, NONE, entries);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageMatching("(?s)(claims|scope|override): .*");
            return;
        }
        MultivaluedMap<String, String> path = path("value");
        Reason claimsVerdict = claims.decide(token, path).violated();
        assertThat(claimsVerdict).isIn(null, Reason.CLAIM_MISSING);
        assertThat(scope.decide(token, path).violated()).isIn(null, Reason.SCOPE_MISSING);
        // The same entries, to let in: they do where they do not keep out, and never where there are none.
        assertThat(override.decide(token, path).violated())
                .isEqualTo(claimsVerdict == null && entries.length > 0 ? null : Reason.CLAIM_MISSING);
        if (entries.length > 0) {
            assertThat(scope.decide(BARE, path).violated()).isEqualTo(Reason.SCOPE_MISSING);
        }
    }

    private static Token token(String claims) {
        try {
            return TestTokens.MANAGER
                    .auth("alice")
                    .claims(Json.readObject(claims.getBytes(StandardCharsets.UTF_8)))
                    .sign();
        } catch (IllegalArgumentException e) {
            return BARE;
        }
    }

    private static MultivaluedMap<String, String> path(String value) {
        MultivaluedMap<String, String> path = new MultivaluedHashMap<>();
        path.put("param", List.of(value));
        return path;
    }
}
