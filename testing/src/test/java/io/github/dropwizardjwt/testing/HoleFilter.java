package io.github.dropwizardjwt.testing;

import io.dropwizard.core.setup.Environment;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;

/** Changes responses below {@code /holey} as if the service had a hole; without one, nothing. */
final class HoleFilter implements ContainerResponseFilter {
    private static volatile Hole hole = Hole.NONE;

    private final Environment environment;

    HoleFilter(Environment environment) {
        this.environment = environment;
    }

    static void open(Hole next) {
        hole = next;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getUriInfo().getPath().startsWith("holey/")) {
            Presented presented = Presented.of(request.getHeaders(), environment);
            int status = hole.answer(presented, response.getStatus());
            if (status != response.getStatus()) {
                response.setStatus(status);
                response.getHeaders().remove(HttpHeaders.WWW_AUTHENTICATE);
            }
            if (hole == Hole.OTHER_REALM && response.getHeaders().containsKey(HttpHeaders.WWW_AUTHENTICATE)) {
                response.getHeaders().putSingle(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"other\"");
            }
        }
    }
}
