package io.github.dropwizardjwt.benchmarks.http;

import io.github.dropwizardjwt.auth.RequireToken;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The same response without protection, behind filters that do a part of the work, the bundle, and jjwt. */
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
    @Behind(Lookup.NONE)
    @PermitAll
    public String emptyFilter() {
        return ANSWER;
    }

    @GET
    @Path("map-filter")
    @Behind(Lookup.MAP)
    @PermitAll
    public String mapFilter() {
        return ANSWER;
    }

    @GET
    @Path("cache-filter")
    @Behind(Lookup.CACHE)
    @PermitAll
    public String cacheFilter() {
        return ANSWER;
    }

    @GET
    @Path("verify-filter")
    @Behind(Lookup.VERIFIED)
    @PermitAll
    public String verifyFilter() {
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
    @Behind(Lookup.JJWT)
    @PermitAll
    public String jjwt() {
        return ANSWER;
    }
}
