package io.github.dropwizardjwt.auth;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;

/**
 * Attaches to each resource method the filter of its guard. Jersey asks at start for the methods of root resources, and
 * when it first meets them for those below locators.
 */
final class RequireTokenFeature implements DynamicFeature {
    private final Guards guards;
    private final Refusals refusals;

    RequireTokenFeature(Guards guards, Refusals refusals) {
        this.guards = guards;
        this.refusals = refusals;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        HiddenAnnotations.refuse(resource.getResourceClass());
        guards.of(resource.getResourceClass(), resource.getResourceMethod())
                .ifPresent(guard -> context.register(new GuardFilter(guard, refusals), Priorities.AUTHENTICATION));
    }
}
