package io.github.dropwizardjwt.benchmarks.http;

import io.github.dropwizardjwt.auth.RequireToken;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The same response without protection, behind trivial filters, the bundle, and jjwt. */
@Path("benchmark")
@Produces(MediaType.TEXT_PLAIN)
public final class Routes {
    /** The body of each response. */
    static final String ANSWER = "ok";

    @GET
    @Path("open")
    @PermitAll
    public String open() {
        return ANSWER;
    }

    @GET
    @Path("empty-filter")
    @EmptyFilter.Filtered
    @PermitAll
    public String emptyFilter() {
        return ANSWER;
    }

    @GET
    @Path("map-filter")
    @MapFilter.Filtered
    @PermitAll
    public String mapFilter() {
        return ANSWER;
    }

    @GET
    @Path("protected")
    @RequireToken
    public String protectedRoute() {
        return ANSWER;
    }

    @GET
    @Path("jjwt")
    @JjwtFilter.Filtered
    @PermitAll
    public String jjwt() {
        return ANSWER;
    }
}
