package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.auth.principal.Principals;
import io.github.dropwizardjwt.auth.principal.PrincipalsBuilder;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.util.List;

/** Restricts other authentication to the methods with an {@code @Auth} parameter of its principal. */
final class OtherPrincipalsFeature implements DynamicFeature {
    /** The property of the application by which this feature, which the application creates, finds the principals. */
    static final String PRINCIPALS = Principals.class.getName();

    private final List<DynamicFeature> features;

    OtherPrincipalsFeature(List<DynamicFeature> features) {
        this.features = features;
    }

    boolean holds(Class<? extends DynamicFeature> type) {
        return features.stream().anyMatch(type::isInstance);
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        if (AuthParameters.of(resource.getResourceClass(), resource.getResourceMethod(), injected(context))
                .hasOtherPrincipal()) {
            features.forEach(feature -> feature.configure(resource, context));
        }
    }

    private static Principals injected(FeatureContext context) {
        Object injected = context.getConfiguration().getProperty(PRINCIPALS);
        return injected == null ? new PrincipalsBuilder().build() : (Principals) injected;
    }
}
