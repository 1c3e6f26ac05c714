package io.github.dropwizardjwt.auth;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** What locators of several tests return for the rest of a path: it has no security annotation of its own. */
public final class Deeper {
    @GET
    @Path("/open")
    public String open() {
        return "open";
    }
}
