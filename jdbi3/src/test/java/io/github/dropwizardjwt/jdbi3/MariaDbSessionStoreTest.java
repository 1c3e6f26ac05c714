package io.github.dropwizardjwt.jdbi3;

import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.session.SessionStoreContract;

class MariaDbSessionStoreTest extends SessionStoreContract {
    private static final SessionStore STORE = TestDatabase.store(MariaDbServer.url());

    @Override
    protected SessionStore newStore() {
        return STORE;
    }
}
