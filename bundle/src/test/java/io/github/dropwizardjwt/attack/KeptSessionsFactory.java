package io.github.dropwizardjwt.attack;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.config.session.SessionsFactory;
import io.github.dropwizardjwt.session.MemorySessionStore;
import io.github.dropwizardjwt.session.SessionStore;

/** A store that service and commands of this process share, as they share a database. */
@JsonTypeName("kept")
public final class KeptSessionsFactory extends SessionsFactory {
    private static final SessionStore STORE = new MemorySessionStore(100_000);

    @Override
    protected SessionStore build(Environment environment) {
        return STORE;
    }
}
