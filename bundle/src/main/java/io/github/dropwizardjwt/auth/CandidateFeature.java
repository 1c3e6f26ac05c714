package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.auth.error.CandidateReports;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;

/** Registers a filter that never aborts with each resource method that has a {@link Candidate}. */
final class CandidateFeature implements DynamicFeature {
    /** After the filters that authenticate and authorize, those of other authentication too: they all have admitted. */
    private static final int AFTER_ALL_THAT_REJECT = Priorities.AUTHORIZATION + 1;

    private final Candidates candidates;
    private final CandidateReports reports;

    CandidateFeature(Candidates candidates, CandidateReports reports) {
        this.candidates = candidates;
        this.reports = reports;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        candidates
                .wellFormed(resource.getResourceClass(), resource.getResourceMethod())
                .ifPresent(
                        candidate -> context.register(new CandidateFilter(candidate, reports), AFTER_ALL_THAT_REJECT));
    }

    /** The filter of one resource method. */
    private record CandidateFilter(Candidate candidate, CandidateReports reports) implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            candidate.evaluate(request, reports);
        }
    }
}
