package io.github.dropwizardjwt.session;

class MemoryRotationTest extends RotationContract {
    @Override
    protected SessionStore newStore() {
        return new MemorySessionStore(1000);
    }
}
