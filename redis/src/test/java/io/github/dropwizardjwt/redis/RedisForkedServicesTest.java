package io.github.dropwizardjwt.redis;

import io.github.dropwizardjwt.session.ForkedServicesContract;
import io.github.dropwizardjwt.session.SessionStore;
import java.util.function.Function;

class RedisForkedServicesTest extends ForkedServicesContract {
    @Override
    protected Function<String, SessionStore> opener() {
        return new StoreOpener();
    }

    @Override
    protected String address() {
        return RedisStores.uri();
    }
}
