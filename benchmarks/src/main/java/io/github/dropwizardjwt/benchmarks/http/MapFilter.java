package io.github.dropwizardjwt.benchmarks.http;

import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The minimum that caching tokens can cost: an unbounded map whose entries never expire. */
@MapFilter.Filtered
final class MapFilter implements ContainerRequestFilter {
    @NameBinding
    @Retention(RetentionPolicy.RUNTIME)
    @interface Filtered {}

    private final Map<String, BearerPrincipal> known = new ConcurrentHashMap<>();

    @Override
    public void filter(ContainerRequestContext request) {
        String token = BearerPrincipal.tokenOf(request);
        request.setSecurityContext(known.computeIfAbsent(token, BearerPrincipal::new));
    }
}
