package io.github.dropwizardjwt.browser;

import io.github.dropwizardjwt.auth.Open;
import io.github.dropwizardjwt.auth.RequireToken;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Resources with rules of several kinds. */
@Path("/")
public final class Orders {
    @GET
    @Path("catalog")
    @PermitAll
    @Open("everybody may look at the catalog")
    public String catalog() {
        return "catalog";
    }

    @GET
    @Path("users/{user}/orders")
    @RequireToken(sub = "user", override = "support")
    public String orders(@PathParam("user") String user) {
        return "orders of " + user;
    }

    @DELETE
    @Path("users/{user}/orders/{order}")
    @RequireToken(sub = "user", scope = "orders.write")
    public String cancel(@PathParam("user") String user, @PathParam("order") String order) {
        return "cancelled";
    }

    @GET
    @Path("tenants/{tenant}/report")
    @RequireToken(scope = "reports", claims = "tenant={tenant}")
    public String report(@PathParam("tenant") String tenant) {
        return "report of " + tenant;
    }

    @GET
    @Path("internal")
    public String internal() {
        return "not annotated, so denied";
    }
}
