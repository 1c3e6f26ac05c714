package io.github.dropwizardjwt.redis;

import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.testing.store.ApiTokenContract;

class RedisApiTokenTest extends ApiTokenContract {
    @Override
    protected SessionStore newStore() {
        return RedisStores.node();
    }
}
