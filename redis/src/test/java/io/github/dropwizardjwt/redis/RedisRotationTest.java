package io.github.dropwizardjwt.redis;

import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.testing.store.RotationContract;

class RedisRotationTest extends RotationContract {
    @Override
    protected SessionStore newStore() {
        SessionStore store = RedisStores.node();
        store.removeSome("alice", 100_000);
        return store;
    }
}
