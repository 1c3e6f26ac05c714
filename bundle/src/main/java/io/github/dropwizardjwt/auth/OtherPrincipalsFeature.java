package io.github.dropwizardjwt.auth;

import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.util.List;

/** Restricts other authentication to the methods with an {@code @Auth} parameter of its principal. */
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
