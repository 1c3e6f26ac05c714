package io.github.dropwizardjwt.redis;

import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.testing.store.SessionStoreContract;

class RedisSessionStoreTest extends SessionStoreContract {
    @Override
    protected SessionStore newStore() {
        return RedisStores.node();
    }
}
