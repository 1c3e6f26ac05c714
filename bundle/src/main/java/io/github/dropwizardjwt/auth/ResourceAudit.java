package io.github.dropwizardjwt.auth;

import jakarta.ws.rs.core.Configuration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.glassfish.jersey.server.model.ModelProcessor;
import org.glassfish.jersey.server.model.ResourceModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks every resource method when the application starts. Whatever would fail at a request, or fail open, stops the
 * start, with one message that lists all problems.
 */
final class ResourceAudit implements ModelProcessor {
    private static final Logger LOGGER = LoggerFactory.getLogger(ResourceAudit.class);

    private final Guards guards;
    private final Candidates candidates;
    private final JerseyProviders providers;
    private final RouteList routes;
    private final boolean openNeedsReason;
    private final Set<Class<?>> seen = ConcurrentHashMap.newKeySet();

    ResourceAudit(
            Guards guards,
            Candidates candidates,
            JerseyProviders providers,
            RouteList routes,
            boolean openNeedsReason) {
        this.guards = guards;
        this.candidates = candidates;
        this.providers = providers;
        this.routes = routes;
        this.openNeedsReason = openNeedsReason;
    }

    @Override
    public ResourceModel processResourceModel(ResourceModel model, Configuration configuration) {
        List<Endpoint> endpoints = Endpoints.of(model);
        CandidateRules candidateRules = new CandidateRules(guards, candidates);
        EndpointRules rules = new EndpointRules(guards, providers, configuration);
        List<String> problems = endpoints.stream()
                .flatMap(endpoint -> Stream.concat(rules.problemsOf(endpoint), candidateRules.problemsOf(endpoint))
                        .map(problem -> endpoint + ": " + problem))
                .distinct()
                .toList();
        stopFor(problems);
        warnOfGenerated(endpoints.stream().map(Endpoint::resource));
        routes.describe(endpoints, guards, candidates);
        if (openNeedsReason) {
            stopFor(routes.openWithoutReason());
        }
        new AuditReport(guards).log(endpoints);
        new PolicyWarnings(guards, candidates).log(endpoints);
        candidateRules.log(endpoints);
        findOnLocators(model);
        return model;
    }

    private static void stopFor(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new IllegalStateException(
                    "The application cannot be protected as declared:\n  * " + String.join("\n  * ", problems));
        }
    }

    @Override
    public ResourceModel processSubResource(ResourceModel model, Configuration configuration) {
        findOnLocators(model);
        warnOfGenerated(model.getResources().stream().flatMap(resource -> resource.getHandlerClasses().stream()));
        return model;
    }

    private void findOnLocators(ResourceModel model) {
        model.getResources().stream()
                .flatMap(resource -> Stream.concat(Stream.of(resource), resource.getChildResources().stream()))
                .flatMap(resource -> Stream.ofNullable(resource.getResourceLocator()))
                .forEach(locator -> candidates.findOf(locator.getInvocable()));
    }

    private void warnOfGenerated(Stream<Class<?>> handlers) {
        handlers.filter(seen::add)
                .filter(GeneratedClass::is)
                .forEach(handler -> LOGGER.warn(
                        "{} is generated at run time: what it declares and inherits is enforced; if it calls another "
                                + "object, the annotations of that one are not",
                        handler.getName()));
    }
}
