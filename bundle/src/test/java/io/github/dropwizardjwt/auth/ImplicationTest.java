package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.auth.requirement.Checks;
import io.github.dropwizardjwt.auth.requirement.Requirement;
import io.github.dropwizardjwt.auth.requirement.RequirementCompiler;
import io.github.dropwizardjwt.auth.route.Clause;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where it is said that a candidate can reject nothing, it does not; and it is said where it is easy to see. */
class ImplicationTest {
    private static final String[] NONE = {};
    private static final Checks CHECKS = Checks.none()
            .with("office", List.of(), (token, path) -> token.subject().equals("alice"));
    private static final List<Token> TOKENS = tokens();

    @Test
    void neverHoldsWhereAnAdmittedTokenWouldBeRejected() {
        Random random = new Random(20_261_129);
        int implied = 0;
        int rejected = 0;
        for (int i = 0; i < 20_000; i++) {
            Requirement enforced =
                    random.nextInt(4) == 0 ? requirement(random).inheriting(requirement(random)) : requirement(random);
            Requirement candidate = requirement(random);
            boolean holds =
                    Implication.holds(enforced.clauses(), candidate.clauses().get(0));
            List<Token> kept = TOKENS.stream()
                    .filter(token -> admits(enforced, token) && !admits(candidate, token))
                    .toList();
            if (holds) {
                implied++;
                assertThat(kept)
                        .as("%s implies %s", enforced.clauses(), candidate.clauses())
                        .isEmpty();
            }
            rejected += kept.isEmpty() ? 0 : 1;
        }
        assertThat(implied).isGreaterThan(1_000);
        assertThat(rejected).isGreaterThan(1_000);
    }

    /** Columns: scope and override of the enforced rule, the same of the candidate; blanks separate entries. */
    @ParameterizedTest
    @CsvSource({
        "a,   '',  a,   '',  true",
        "a b, '',  a,   '',  true",
        "a,   '',  '',  '',  true",
        "a,   '',  a,   x,   true",
        "a,   x,   a,   x,   true",
        "a,   x y, a,   x,   true",
        "a,   x,   '',  '',  true",
        "a,   x,   a,   '',  false",
        "a,   x,   a,   x y, false",
        "a,   '',  a b, '',  false",
    })
    void comparesEntriesAndOverrides(
            String scope, String override, String candidateScope, String candidateOverride, boolean holds) {
        Requirement enforced = requirement("", entries(scope), entries(override));
        Requirement candidate = requirement("", entries(candidateScope), entries(candidateOverride));

        assertThat(Implication.holds(enforced.clauses(), candidate.clauses().get(0)))
                .isEqualTo(holds);
    }

    @Test
    void findsAnAlternativeForEach() {
        Clause wider = anyOf("a", "b", "c");
        assertThat(Implication.holds(List.of(anyOf("a", "b")), wider)).isTrue();
        assertThat(Implication.holds(List.of(wider), anyOf("a", "b"))).isFalse();
        assertThat(Implication.holds(requirement("", entries("b"), NONE).clauses(), wider))
                .isTrue();
    }

    @Test
    void concludesNothingAboutChecks() {
        Requirement checked = new RequirementCompiler(CHECKS)
                .rule("", NONE, NONE, new String[] {"office"})
                .compile();

        assertThat(Implication.holds(checked.clauses(), checked.clauses().get(0)))
                .isFalse();
    }

    private static Clause anyOf(String... scopes) {
        RequirementCompiler compiler = new RequirementCompiler(CHECKS);
        for (String scope : scopes) {
            compiler.alternative("", NONE, new String[] {scope}, NONE);
        }
        return compiler.compile().clauses().get(0);
    }

    private static Requirement requirement(String sub, String[] scope, String[] override) {
        return RequirementCompiler.compile(sub, NONE, scope, override);
    }

    private static String[] entries(String texts) {
        return texts.isEmpty() ? NONE : texts.split(" ");
    }

    private static Requirement requirement(Random random) {
        RequirementCompiler compiler = new RequirementCompiler(CHECKS)
                .rule(sub(random), some(random, "a", "b", "iss=test-issuer"), some(random, "r", "w"), check(random))
                .override(some(random, "x", "y"), some(random, "r"));
        int alternatives = Math.max(0, random.nextInt(5) - 2);
        for (int i = 0; i < alternatives; i++) {
            String[] claims = some(random, "a", "b");
            compiler.alternative(
                    sub(random), claims.length == 0 ? new String[] {"x"} : claims, some(random, "r"), check(random));
        }
        return compiler.compile();
    }

    private static String sub(Random random) {
        return random.nextInt(4) == 0 ? "id" : "";
    }

    private static String[] check(Random random) {
        return random.nextInt(8) == 0 ? new String[] {"office"} : NONE;
    }

    private static String[] some(Random random, String... of) {
        List<String> chosen = new ArrayList<>();
        for (String entry : of) {
            if (random.nextInt(3) == 0) {
                chosen.add(entry);
            }
        }
        return chosen.toArray(String[]::new);
    }

    private static List<Token> tokens() {
        List<Token> tokens = new ArrayList<>();
        for (int bits = 0; bits < 128; bits++) {
            String scope = (has(bits, 0) ? "r " : "") + (has(bits, 1) ? "w " : "") + "other";
            Map<String, Object> claims =
                    Map.of("a", has(bits, 2), "b", has(bits, 3), "x", has(bits, 4), "y", has(bits, 5));
            tokens.add(TestTokens.MANAGER.authToken(has(bits, 6) ? "alice" : "bob", scope, claims));
        }
        return tokens;
    }

    private static boolean has(int bits, int bit) {
        return (bits >> bit & 1) == 1;
    }

    private static boolean admits(Requirement requirement, Token token) {
        MultivaluedMap<String, String> path = new MultivaluedHashMap<>();
        path.putSingle("id", "alice");
        return requirement.decide(token, path).violated() == null;
    }
}
