package io.github.dropwizardjwt.redis;

import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.session.SessionStoreContract;

class RedisSessionStoreTest extends SessionStoreContract {
    @Override
    protected SessionStore newStore() {
        return RedisStores.node();
    }
}
