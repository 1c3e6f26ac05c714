package io.github.dropwizardjwt.jdbi3;

import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.testing.store.RotationContract;

class PostgresRotationTest extends RotationContract {
    private static final SessionStore STORE = TestDatabase.store(PostgresServer.url());

    @Override
    protected SessionStore newStore() {
        STORE.removeSome("alice", 100_000);
        return STORE;
    }
}
