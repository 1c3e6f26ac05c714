package io.github.dropwizardjwt.jdbi3;

import io.github.dropwizardjwt.session.ApiTokenContract;
import io.github.dropwizardjwt.session.SessionStore;

class PostgresApiTokenTest extends ApiTokenContract {
    private static final SessionStore STORE = TestDatabase.store(PostgresServer.url());

    @Override
    protected SessionStore newStore() {
        return STORE;
    }
}
