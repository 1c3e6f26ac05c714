package io.github.dropwizardjwt.auth;

import jakarta.ws.rs.GET;

/** What locators of several tests return: it has no security annotation of its own. */
public final class Below {
    @GET
    public String get() {
        return "below";
    }
}
