package io.github.dropwizardjwt.jdbi3;

import io.github.dropwizardjwt.session.SessionStore;
import java.util.function.Function;

/** Opens the store of an address, in processes of their own too. */
public final class StoreOpener implements Function<String, SessionStore> {
    @Override
    public SessionStore apply(String url) {
        return TestDatabase.store(url);
    }
}
