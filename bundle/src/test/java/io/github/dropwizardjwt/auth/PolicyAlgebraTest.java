package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.auth.requirement.Checks;
import io.github.dropwizardjwt.auth.requirement.Requirement;
import io.github.dropwizardjwt.auth.requirement.RequirementCompiler;
import io.github.dropwizardjwt.auth.requirement.Verdict;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However rules are combined, the result follows from what each of them says: for all rules and all tokens. */
class PolicyAlgebraTest {
    private static final String[] NONE = {};
    private static final Checks CHECKS = Checks.none()
            .with("in-office", List.of(), (token, path) -> token.claims().containsKey("office"))
            .with("on-path", List.of("id"), (token, path) -> path.get("id").equals("alice"));

    /** The members of one rule, of the annotation itself or of {@code anyOf}; empty for those that it does not have. */
    record Members(String sub, String claim, String scope, List<String> checks) {
        Requirement alone() {
            return compiler().compile();
        }

        RequirementCompiler compiler() {
            return new RequirementCompiler(CHECKS).rule(sub, entries(claim), entries(scope), names());
        }

        void alternative(RequirementCompiler compiler) {
            compiler.alternative(sub, entries(claim), entries(scope), names());
        }

        private String[] names() {
            return checks.toArray(String[]::new);
        }

        private static String[] entries(String entry) {
            return entry.isEmpty() ? NONE : new String[] {entry};
        }
    }

    private static final List<Members> RULES = List.of(
            new Members("id", "", "", List.of()),
            new Members("", "a", "", List.of()),
            new Members("", "", "s", List.of()),
            new Members("", "", "", List.of("in-office")),
            new Members("id", "a", "s", List.of("in-office", "on-path")));

    static Stream<Token> tokens() {
        return Stream.of("alice", "bob")
                .flatMap(subject -> Stream.of("s", "other")
                        .flatMap(scope -> Stream.of(true, false)
                                .flatMap(a -> Stream.of("office", "home")
                                        .map(place -> TestTokens.MANAGER.authToken(
                                                subject, scope, Map.of("a", a, place, 1))))));
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void anyOfHoldsWhereTheRestAndOneAlternativeHold(Token token) {
        for (Members rest : RULES) {
            for (Members first : RULES) {
                for (Members second : RULES) {
                    RequirementCompiler compiler = rest.compiler();
                    first.alternative(compiler);
                    second.alternative(compiler);
                    assertThat(admits(compiler.compile(), token))
                            .isEqualTo(admits(rest.alone(), token)
                                    && (admits(first.alone(), token) || admits(second.alone(), token)));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void inheritingHoldsWhereBothHold(Token token) {
        for (Members near : RULES) {
            for (Members far : RULES) {
                assertThat(admits(near.alone().inheriting(far.alone()), token))
                        .isEqualTo(admits(near.alone(), token) && admits(far.alone(), token));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void overrideHoldsInsteadAndReportsWhatItWaives(Token token) {
        for (Members rule : RULES) {
            Verdict without = decide(rule.alone(), token);
            Verdict byClaim =
                    decide(rule.compiler().override(new String[] {"a"}, NONE).compile(), token);
            Verdict byScope =
                    decide(rule.compiler().override(NONE, new String[] {"s"}).compile(), token);
            Verdict waived = new Verdict(null, without.violated());
            assertThat(byClaim).isEqualTo(Boolean.TRUE.equals(token.claims().get("a")) ? waived : without);
            assertThat(byScope).isEqualTo(token.hasScope("s") ? waived : without);
        }
    }

    private static boolean admits(Requirement requirement, Token token) {
        return decide(requirement, token).violated() == null;
    }

    private static Verdict decide(Requirement requirement, Token token) {
        MultivaluedMap<String, String> path = new MultivaluedHashMap<>();
        path.putSingle("id", "alice");
        return requirement.decide(token, path);
    }
}
