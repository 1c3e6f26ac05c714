package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.auth.route.Demand;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks the rules that are not enforced when the application starts, as those that are. */
record CandidateRules(Guards guards, Candidates candidates) {
    private static final Logger LOGGER = LoggerFactory.getLogger(CandidateRules.class);

    /** What is wrong with an endpoint's candidate, and how to fix it. */
    Stream<String> problemsOf(Endpoint endpoint) {
        try {
            return candidateOf(endpoint).stream()
                    .flatMap(rule ->
                            PathParameterRules.unknown("@CandidateToken", rule.parameters(), rule.checks(), endpoint));
        } catch (IllegalArgumentException e) {
            return Stream.of(e.getMessage());
        }
    }

    /** Logs how many there are, if any, and those that can reject nothing. */
    void log(List<Endpoint> endpoints) {
        long found = endpoints.stream()
                .flatMap(endpoint -> candidateOf(endpoint).stream())
                .count();
        if (found > 0) {
            LOGGER.info("Candidate rules, which are counted and not enforced: {}", found);
        }
        endpoints.stream()
                .filter(this::rejectsNothing)
                .distinct()
                .forEach(endpoint -> LOGGER.warn(
                        "{}: its @CandidateToken rejects nothing that the enforced rule admits; demand more, or remove "
                                + "it",
                        endpoint));
    }

    private boolean rejectsNothing(Endpoint endpoint) {
        Optional<Demand> enforced = guards.of(endpoint.resource(), endpoint.method())
                .filter(Guard::demandsToken)
                .flatMap(Guard::demand);
        Optional<Demand> candidate = candidateOf(endpoint).flatMap(Candidate::demand);
        return enforced.isPresent()
                && candidate.isPresent()
                && candidate.get().clauses().stream()
                        .allMatch(clause -> Implication.holds(enforced.get().clauses(), clause));
    }

    private Optional<Candidate> candidateOf(Endpoint endpoint) {
        return candidates.of(endpoint.resource(), endpoint.method());
    }
}
