package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.auth.Guards.ResourceMethod;
import io.github.dropwizardjwt.auth.error.CandidateReports;
import io.github.dropwizardjwt.auth.requirement.Checks;
import io.github.dropwizardjwt.auth.requirement.Requirement;
import io.github.dropwizardjwt.auth.requirement.RequirementCompiler;
import io.github.dropwizardjwt.auth.requirement.TokenSource;
import io.github.dropwizardjwt.auth.route.Demand;
import io.github.dropwizardjwt.token.TokenType;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.glassfish.jersey.server.model.Invocable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the rules that are evaluated beside the enforced ones. Thread-safe. */
final class Candidates {
    private static final Logger LOGGER = LoggerFactory.getLogger(Candidates.class);

    private final Guards guards;
    private final Checks checks;
    private final Authenticator authenticator;
    private final @Nullable Unannotated unannotated;
    private final CandidateReports reports;
    private final Map<ResourceMethod, Optional<Candidate>> known = new ConcurrentHashMap<>();
    /** Whether any locator has one, so that requests below locators look for none in vain. */
    private volatile boolean areOnLocators;

    /**
     * The candidates of an application.
     *
     * @param authenticator verifies auth tokens, and leaves responses alone
     * @param unannotated what would happen to methods without a security annotation, which are open; null for nothing
     */
    Candidates(
            Guards guards, Authenticator authenticator, @Nullable Unannotated unannotated, CandidateReports reports) {
        this.guards = guards;
        this.checks = guards.checks().ofCandidates();
        this.authenticator = authenticator;
        this.unannotated = unannotated;
        this.reports = reports;
    }

    /**
     * The candidate of a method or locator.
     *
     * @return empty where it has none
     * @throws IllegalArgumentException if its declaration is malformed or conflicts with another
     */
    Optional<Candidate> of(Class<?> resource, Method method) {
        return known.computeIfAbsent(new ResourceMethod(resource, method), this::find);
    }

    /**
     * Checks that the settings about methods without a security annotation belong together.
     *
     * @throws IllegalArgumentException if they do not
     */
    static void check(Unannotated enforced, @Nullable Unannotated candidate) {
        if (candidate == Unannotated.ALLOW || (candidate != null && enforced != Unannotated.ALLOW)) {
            throw new IllegalArgumentException("candidateUnannotated is AUTHENTICATED or DENY, and counts methods that "
                    + "unannotated: ALLOW leaves open; set that, or remove it");
        }
    }

    /** The same for a method that is not known before the first request gets there: one that is malformed is none. */
    Optional<Candidate> wellFormed(Class<?> resource, Method method) {
        try {
            return of(resource, method);
        } catch (IllegalArgumentException e) {
            LOGGER.warn(
                    "{}#{} has no candidate rule: {}", resource.getSimpleName(), method.getName(), e.getMessage(), e);
            known.put(new ResourceMethod(resource, method), Optional.empty());
            return Optional.empty();
        }
    }

    /** Finds that of a locator before the first request gets there. */
    void findOf(Invocable locator) {
        if (wellFormed(locator.getHandler().getHandlerClass(), locator.getHandlingMethod())
                .isPresent()) {
            areOnLocators = true;
        }
    }

    /** Evaluates that of a locator whose guard has admitted a request. */
    void evaluate(Invocable locator, ContainerRequestContext request) {
        if (areOnLocators) {
            wellFormed(locator.getHandler().getHandlerClass(), locator.getHandlingMethod())
                    .ifPresent(candidate -> candidate.evaluate(request, reports));
        }
    }

    private Optional<Candidate> find(ResourceMethod of) {
        if (Guards.isGenerated(of.resource())) {
            return Optional.empty();
        }
        Optional<AnnotationReader.Declaration> nearest = Declarations.find(
                        of.resource(), of.method(), AnnotationReader::candidate)
                .map(Declarations.Found::declaration);
        if (nearest.isPresent() && nearest.get() instanceof AnnotationReader.Candidate declared) {
            return Optional.of(demanding(of, compile(declared.rule())));
        }
        return nearest.isEmpty() ? ofUnannotated(of) : Optional.empty();
    }

    private Optional<Candidate> ofUnannotated(ResourceMethod of) {
        if (unannotated == null || !isUnannotated(of)) {
            return Optional.empty();
        }
        return Optional.of(
                unannotated == Unannotated.DENY
                        ? new Candidate.Denying(usualPlace(), authenticator)
                        : demanding(of, new RequirementCompiler(Checks.none()).compile()));
    }

    private boolean isUnannotated(ResourceMethod of) {
        return guards.of(of.resource(), of.method()).isEmpty() && !guards.hasOtherPrincipal(of.resource(), of.method());
    }

    private Candidate demanding(ResourceMethod of, Requirement requirement) {
        Demand enforced = guards.of(of.resource(), of.method())
                .flatMap(Guard::demand)
                .orElseGet(() -> TokenDemand.anyAuthToken(guards.places()).described());
        return new Candidate.Demanding(
                requirement, enforced.withClauses(requirement.clauses()), usualPlace(), authenticator);
    }

    private TokenSource usualPlace() {
        return guards.places().usual(TokenType.AUTH);
    }

    private Requirement compile(CandidateToken annotation) {
        RequirementCompiler compiler = new RequirementCompiler(checks)
                .rule(annotation.sub(), annotation.claims(), annotation.scope(), annotation.check())
                .override(annotation.override(), annotation.overrideScope());
        for (Rule rule : annotation.anyOf()) {
            compiler.alternative(rule.sub(), rule.claims(), rule.scope(), rule.check());
        }
        try {
            return compiler.compile();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("@CandidateToken, " + Objects.requireNonNull(e.getMessage()), e);
        }
    }
}
