package io.github.dropwizardjwt.openapi;

import io.github.dropwizardjwt.auth.Open;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.token.Token;
import jakarta.annotation.security.DenyAll;
import java.util.List;

/** Has the rules; the annotations of Jakarta REST are on the interface. */
@RequireToken(scope = "orders")
public final class SampleOrders implements SampleOrdersApi {
    @Override
    @Open("lists what is on sale")
    public List<Order> list(int limit) {
        return List.of(new Order("1", 7));
    }

    @Override
    public Order find(String id, Token token) {
        return new Order(id, 7);
    }

    @Override
    @RequireToken(
            scope = {"orders", "orders:write"},
            overrideScope = "admin")
    public Order create(Token token, Order order) {
        return order;
    }

    @Override
    @DenyAll
    public void delete(String id) {
        throw new AssertionError(id);
    }
}
