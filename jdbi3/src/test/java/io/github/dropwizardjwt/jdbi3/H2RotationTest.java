package io.github.dropwizardjwt.jdbi3;

import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.testing.store.RotationContract;

class H2RotationTest extends RotationContract {
    private static final SessionStore STORE = TestDatabase.store("jdbc:h2:mem:sessions;DB_CLOSE_DELAY=-1");

    @Override
    protected SessionStore newStore() {
        STORE.removeSome("alice", 100_000);
        return STORE;
    }
}
