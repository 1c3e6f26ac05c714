package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.auth.requirement.Checks;
import io.github.dropwizardjwt.auth.requirement.Requirement;
import io.github.dropwizardjwt.auth.requirement.RequirementCompiler;
import io.github.dropwizardjwt.auth.requirement.Verdict;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a verdict says of a token that an override admits. */
class VerdictTest {
    private static final String[] NONE = {};
    private static final String[] ROOT = {"root"};

    private final AtomicInteger asked = new AtomicInteger();
    private final Checks checks = Checks.none()
            .with("never", List.of(), (token, path) -> {
                asked.incrementAndGet();
                return false;
            })
            .with("down", List.of(), (token, path) -> {
                throw new IllegalStateException("down");
            })
            .with("rejecting", List.of(), (token, path) -> {
                throw new TokenRejectedException(Reason.API_TOKEN, token);
            });

    @Test
    void nothingIsWaivedWhereTheRequirementHoldsAnyway() {
        Requirement requirement = of("id", NONE, NONE, NONE);
        assertThat(decide(requirement, "alice", Map.of("root", true))).isEqualTo(new Verdict(null, null));
        assertThat(decide(requirement, "alice", Map.of())).isEqualTo(new Verdict(null, null));
    }

    @Test
    void waivedIsWhatWouldHaveRejectedTheToken() {
        assertThat(decide(of("id", NONE, NONE, NONE), "bob", Map.of("root", true)))
                .isEqualTo(new Verdict(null, Reason.SUBJECT_MISMATCH));
        assertThat(decide(of("", new String[] {"a"}, NONE, NONE), "bob", Map.of("root", true)))
                .isEqualTo(new Verdict(null, Reason.CLAIM_MISSING));
        assertThat(decide(of("", NONE, new String[] {"a"}, NONE), "bob", Map.of("root", true)))
                .isEqualTo(new Verdict(null, Reason.SCOPE_MISSING));
        assertThat(decide(of("id", NONE, NONE, NONE), "bob", Map.of()))
                .isEqualTo(new Verdict(Reason.SUBJECT_MISMATCH, null));
    }

    @Test
    void checksAreAskedOnceAndOnlyIfEverythingBeforeHolds() {
        String[] never = {"never"};
        assertThat(decide(of("", NONE, NONE, never), "bob", Map.of("root", true)))
                .isEqualTo(new Verdict(null, Reason.CHECK_FAILED));
        assertThat(asked).hasValue(1);
        assertThat(decide(of("id", NONE, NONE, never), "bob", Map.of("root", true)))
                .isEqualTo(new Verdict(null, Reason.SUBJECT_MISMATCH));
        assertThat(asked).hasValue(1);
    }

    @Test
    void checkThatFailsDoesNotKeepOutATokenWithAnOverride() {
        assertThat(decide(of("", NONE, NONE, new String[] {"down"}), "bob", Map.of("root", true)))
                .isEqualTo(new Verdict(null, Reason.UNAVAILABLE));
    }

    @Test
    void reasonOfACheckThatRejectsIsReportedUnderAnOverride() {
        assertThat(decide(of("", NONE, NONE, new String[] {"rejecting"}), "bob", Map.of("root", true)))
                .isEqualTo(new Verdict(null, Reason.API_TOKEN));
    }

    @Test
    void waiverOfTheInheritedRequirementIsReportedIfThisOneHolds() {
        Requirement both = of("", NONE, NONE, NONE).inheriting(of("id", NONE, NONE, NONE));
        assertThat(decide(both, "bob", Map.of("root", true))).isEqualTo(new Verdict(null, Reason.SUBJECT_MISMATCH));

        Requirement lacking =
                RequirementCompiler.compile("", NONE, new String[] {"a"}, NONE).inheriting(of("id", NONE, NONE, NONE));
        assertThat(decide(lacking, "bob", Map.of("root", true))).isEqualTo(new Verdict(Reason.SCOPE_MISSING, null));
        assertThat(decide(lacking, "bob", Map.of())).isEqualTo(new Verdict(Reason.SUBJECT_MISMATCH, null));
    }

    @Test
    void verdictsAreConstants() {
        Requirement requirement = of("id", NONE, NONE, NONE);
        assertThat(decide(requirement, "bob", Map.of())).isSameAs(decide(requirement, "carol", Map.of()));
        assertThat(decide(requirement, "alice", Map.of())).isSameAs(decide(requirement, "alice", Map.of("a", 1)));
    }

    private Requirement of(String sub, String[] claims, String[] scope, String[] check) {
        return new RequirementCompiler(checks)
                .rule(sub, claims, scope, check)
                .override(ROOT, NONE)
                .compile();
    }

    private static Verdict decide(Requirement requirement, String subject, Map<String, ?> claims) {
        Token token = TestTokens.MANAGER.authToken(subject, null, claims);
        MultivaluedMap<String, String> path = new MultivaluedHashMap<>();
        path.putSingle("id", "alice");
        return requirement.decide(token, path);
    }
}
