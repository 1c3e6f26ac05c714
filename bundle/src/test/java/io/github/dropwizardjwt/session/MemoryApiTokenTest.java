package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.testing.store.ApiTokenContract;

class MemoryApiTokenTest extends ApiTokenContract {
    private final SessionStore store = new MemorySessionStore(1000);

    @Override
    protected SessionStore newStore() {
        return store;
    }
}
