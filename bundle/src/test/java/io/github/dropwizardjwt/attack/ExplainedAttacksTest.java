package io.github.dropwizardjwt.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.auth.explain.Explanation;
import io.github.dropwizardjwt.auth.explain.RequestDescription;
import io.github.dropwizardjwt.token.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The explanation of a request has the reason for which the request itself is rejected, and admits it if it reaches a
 * resource method: for each request of the attack suite that Jetty accepts.
 */
class ExplainedAttacksTest implements Consumer<Attack> {
    private static final int AT_LEAST = 10_000;

    private final Services services = new Services();
    private final Map<Service, Wire> wires = new HashMap<>();
    private final List<String> differences = new ArrayList<>();
    private final Map<String, Integer> counted = new TreeMap<>();
    private final Map<String, Integer> explained = new TreeMap<>();

    @AfterEach
    void stop() {
        wires.values().forEach(Wire::close);
        services.close();
        System.out.println("Explained: " + explained + ", of all: " + counted);
    }

    @Test
    void explanationAndServiceAgreeOnEveryRequest() {
        AttackSuiteTest.families().forEach(family -> family.attack(services, this));

        assertThat(differences.stream().limit(20))
                .as("%d differences", differences.size())
                .isEmpty();
        assertThat(counted.get("explained")).isGreaterThan(AT_LEAST);
        assertThat(explained)
                .containsKeys("admitted", "NO_TOKEN", "SEVERAL_TOKENS", "MALFORMED_CREDENTIALS", "MALFORMED")
                .containsKeys("UNSUPPORTED_HEADER", "WRONG_ALGORITHM", "UNKNOWN_KEY", "BAD_SIGNATURE", "INVALID_CLAIMS")
                .containsKeys("WRONG_ISSUER", "WRONG_AUDIENCE", "WRONG_TYPE", "EXPIRED", "NOT_YET_VALID", "REVOKED")
                .containsKeys("SUBJECT_MISMATCH", "CLAIM_MISSING", "UNANNOTATED", "CROSS_ORIGIN", "404", "405");
    }

    /** The explanation comes first: it changes nothing, and the request may. */
    @Override
    public void accept(Attack attack) {
        Service service = attack.service();
        Observer observer = service.observer();
        Optional<String> explanation = explain(attack);
        assertThat(observer.takeReason()).as("explaining reports nothing").isEmpty();
        assertThat(observer.takeReached()).as("explaining calls no method").isFalse();
        Reply reply =
                wires.computeIfAbsent(service, named -> new Wire(named.port())).send(attack);
        // The method itself may reject a token, as those of sessions do.
        Optional<Reason> reason = observer.takeReason();
        String expected = observer.takeReached() ? "admitted" : result(reply.status(), reason);
        if (expected.equals("400") || expected.equals("431")) {
            counted.merge("rejected by Jetty", 1, Integer::sum);
        } else if (explanation.isEmpty()) {
            counted.merge("not a URI", 1, Integer::sum);
        } else {
            counted.merge("explained", 1, Integer::sum);
            explained.merge(reason.map(Reason::name).orElse(expected), 1, Integer::sum);
            if (!explanation.get().equals(expected)) {
                differences.add(service + ": " + attack.name() + ": " + attack.method() + " " + attack.target() + ": "
                        + explanation.get() + ", not " + expected);
            }
        }
    }

    private static Optional<String> explain(Attack attack) {
        try {
            Explanation explanation = attack.service()
                    .bundle()
                    .explain(new RequestDescription(attack.method(), attack.target(), attack.headers(), null));
            return Optional.of(
                    explanation.isAdmitted()
                            ? "admitted"
                            : result(explanation.status().getAsInt(), explanation.reason()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String result(int status, Optional<Reason> reason) {
        return status + reason.map(named -> " " + named).orElse("");
    }
}
