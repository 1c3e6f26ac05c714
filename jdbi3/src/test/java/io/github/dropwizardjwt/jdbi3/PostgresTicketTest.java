package io.github.dropwizardjwt.jdbi3;

import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.testing.store.TicketContract;

class PostgresTicketTest extends TicketContract {
    private static final SessionStore STORE = TestDatabase.store(PostgresServer.url());

    @Override
    protected SessionStore newStore() {
        return STORE;
    }
}
