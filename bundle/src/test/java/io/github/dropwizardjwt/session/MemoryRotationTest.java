package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.testing.store.RotationContract;

class MemoryRotationTest extends RotationContract {
    @Override
    protected SessionStore newStore() {
        return new MemorySessionStore(1000);
    }
}
