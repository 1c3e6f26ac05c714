package io.github.dropwizardjwt.testing;

import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.token.TokenType;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Sub-resource locators with rules, and what they return. */
@Path("/")
public final class SampleLocators {
    @Path("below")
    @RequireToken(scope = "below")
    public Below below() {
        return new Below();
    }

    /** Below a locator that demands a scope. */
    @RequireToken(claims = "grown")
    public static final class Below {
        @GET
        @Path("leaf")
        @RequireToken(scope = "leaf")
        public String leaf() {
            return "leaf";
        }

        @GET
        @Path("twig")
        @RequireToken(scope = "twig", inherit = true)
        public String twig() {
            return "twig";
        }
    }

    @Path("late")
    @RequireToken(evenIfRevoked = true)
    public Late late() {
        return new Late();
    }

    /** Below a locator that admits revoked tokens. */
    public static final class Late {
        @GET
        @Path("strict")
        @RequireToken
        public String strict() {
            return "strict";
        }
    }

    /** Nobody reaches what is below: no token is of both types. */
    @Path("mixed")
    @RequireToken
    public Mixed mixed() {
        return new Mixed();
    }

    /** Below a locator that demands an auth token. */
    public static final class Mixed {
        @GET
        @Path("renew")
        @RequireToken(type = TokenType.REFRESH)
        public String renew() {
            return "renew";
        }
    }
}
