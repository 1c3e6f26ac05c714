package io.github.dropwizardjwt.redis;

import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.testing.store.TicketContract;

class RedisTicketTest extends TicketContract {
    @Override
    protected SessionStore newStore() {
        return RedisStores.node();
    }
}
