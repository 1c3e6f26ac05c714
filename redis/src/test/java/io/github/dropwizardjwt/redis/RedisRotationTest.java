package io.github.dropwizardjwt.redis;

import io.github.dropwizardjwt.session.RotationContract;
import io.github.dropwizardjwt.session.SessionStore;

class RedisRotationTest extends RotationContract {
    @Override
    protected SessionStore newStore() {
        SessionStore store = RedisStores.node();
        store.removeSome("alice", 100_000);
        return store;
    }
}
