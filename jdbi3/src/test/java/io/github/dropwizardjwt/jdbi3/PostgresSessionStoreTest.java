package io.github.dropwizardjwt.jdbi3;

import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.testing.store.SessionStoreContract;

class PostgresSessionStoreTest extends SessionStoreContract {
    private static final SessionStore STORE = TestDatabase.store(PostgresServer.url());

    @Override
    protected SessionStore newStore() {
        return STORE;
    }
}
