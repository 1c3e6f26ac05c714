package io.github.dropwizardjwt.redis;

import io.github.dropwizardjwt.session.ApiTokenContract;
import io.github.dropwizardjwt.session.SessionStore;

class RedisApiTokenTest extends ApiTokenContract {
    @Override
    protected SessionStore newStore() {
        return RedisStores.node();
    }
}
