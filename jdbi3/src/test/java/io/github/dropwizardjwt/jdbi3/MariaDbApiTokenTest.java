package io.github.dropwizardjwt.jdbi3;

import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.testing.store.ApiTokenContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.condition.EnabledIf;

/** Runs where the server is on the class path: {@code mvn -P mariadb}. */
@EnabledIf("isServerThere")
class MariaDbApiTokenTest extends ApiTokenContract {
    private static @Nullable SessionStore store;

    static boolean isServerThere() {
        return MariaDbServer.isThere();
    }

    @Override
    protected SessionStore newStore() {
        if (store == null) {
            store = TestDatabase.store(MariaDbServer.url());
        }
        return store;
    }
}
