package io.github.dropwizardjwt.jdbi3;

import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.testing.store.ApiTokenContract;

class H2ApiTokenTest extends ApiTokenContract {
    private static final SessionStore STORE = TestDatabase.store("jdbc:h2:mem:sessions;DB_CLOSE_DELAY=-1");

    @Override
    protected SessionStore newStore() {
        return STORE;
    }
}
