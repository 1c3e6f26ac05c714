package io.github.dropwizardjwt.benchmarks.http;

import io.github.dropwizardjwt.auth.RequireToken;
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
    public String open() {
        return ANSWER;
    }

    @GET
    @Path("empty-filter")
    @EmptyFilter.Filtered
    public String emptyFilter() {
        return ANSWER;
    }

    @GET
    @Path("map-filter")
    @MapFilter.Filtered
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
    public String jjwt() {
        return ANSWER;
    }
}
