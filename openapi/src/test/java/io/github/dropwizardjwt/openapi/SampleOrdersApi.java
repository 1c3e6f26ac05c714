package io.github.dropwizardjwt.openapi;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The annotations of Jakarta REST, apart from those of security, as generated interfaces have them. */
@Path("/orders")
@Produces(MediaType.APPLICATION_JSON)
public interface SampleOrdersApi {
    /** An order. */
    record Order(String id, int amount) {}

    @GET
    List<Order> list(@QueryParam("limit") int limit);

    @GET
    @Path("{id: [0-9]{1,9}}")
    Order find(@PathParam("id") String id, @Auth Token token);

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    Order create(@Auth Token token, Order order);

    @DELETE
    @Path("{id: [0-9]{1,9}}")
    void delete(@PathParam("id") String id);
}
