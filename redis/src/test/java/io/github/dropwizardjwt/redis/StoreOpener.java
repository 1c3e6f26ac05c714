package io.github.dropwizardjwt.redis;

import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.session.SessionStore;
import java.util.function.Function;

/** Opens the store of an address, in processes of their own too. */
public final class StoreOpener implements Function<String, SessionStore> {
    @Override
    public SessionStore apply(String url) {
        return RedisStores.factory(url).build(new Environment("test"));
    }
}
