package io.github.dropwizardjwt.redis;

import io.github.dropwizardjwt.session.SessionStoreContract;
import io.github.dropwizardjwt.session.SessionStore;

class RedisSessionStoreTest extends SessionStoreContract {
    @Override
    protected SessionStore newStore() {
        return RedisStores.node();
    }
}
