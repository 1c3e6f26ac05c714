package io.github.dropwizardjwt.session;

class MemoryApiTokenTest extends ApiTokenContract {
    private final SessionStore store = new MemorySessionStore(1000);

    @Override
    protected SessionStore newStore() {
        return store;
    }
}
