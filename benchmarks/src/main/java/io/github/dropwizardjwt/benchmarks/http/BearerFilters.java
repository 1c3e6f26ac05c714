package io.github.dropwizardjwt.benchmarks.http;

import io.github.dropwizardjwt.benchmarks.library.Verifier;
import io.github.dropwizardjwt.token.TokenManager;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import org.jspecify.annotations.Nullable;

/**
 * Registers the filters of {@link Behind}.
 *
 * @param tokens the bundle's token manager
 * @param jjwt a verifier by jjwt
 */
record BearerFilters(TokenManager tokens, Verifier jjwt) implements DynamicFeature {
    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        @Nullable Behind behind = resource.getResourceMethod().getAnnotation(Behind.class);
        if (behind != null) {
            context.register(new BearerFilter(behind.value().with(tokens, jjwt)));
        }
    }
}
