package io.github.dropwizardjwt.redis;

import io.github.dropwizardjwt.session.RotationContract;
import io.github.dropwizardjwt.session.SessionStore;

class RedisRotationTest extends RotationContract {
    @Override
    protected SessionStore newStore() {
        SessionStore store = RedisStores.node();
        store.removeAll("alice");
        return store;
    }
}
