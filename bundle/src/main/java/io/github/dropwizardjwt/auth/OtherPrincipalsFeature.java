package io.github.dropwizardjwt.auth;

import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.util.List;

/** Keeps other ways of authentication away from methods that are not theirs. */
final class OtherPrincipalsFeature implements DynamicFeature {
    private final List<DynamicFeature> features;

    OtherPrincipalsFeature(List<DynamicFeature> features) {
        this.features = features;
    }

    boolean holds(Class<? extends DynamicFeature> type) {
        return features.stream().anyMatch(type::isInstance);
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        if (AuthParameters.of(resource.getResourceClass(), resource.getResourceMethod())
                .hasOtherPrincipal()) {
            features.forEach(feature -> feature.configure(resource, context));
        }
    }
}
