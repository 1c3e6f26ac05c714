package io.github.dropwizardjwt.redis;

import io.github.dropwizardjwt.session.SessionStoreContract;
import io.github.dropwizardjwt.session.SessionStore;

class ClusterSessionStoreTest extends SessionStoreContract {
    @Override
    protected SessionStore newStore() {
        return RedisCluster.store();
    }
}
