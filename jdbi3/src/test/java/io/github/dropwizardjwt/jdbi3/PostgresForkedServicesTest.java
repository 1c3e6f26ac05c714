package io.github.dropwizardjwt.jdbi3;

import io.github.dropwizardjwt.session.ForkedServicesContract;
import io.github.dropwizardjwt.session.SessionStore;
import java.util.function.Function;

class PostgresForkedServicesTest extends ForkedServicesContract {
    @Override
    protected Function<String, SessionStore> opener() {
        return new StoreOpener();
    }

    @Override
    protected String address() {
        return PostgresServer.url();
    }
}
