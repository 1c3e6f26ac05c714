package io.github.dropwizardjwt.support;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.config.session.SessionsFactory;
import io.github.dropwizardjwt.session.SessionStore;

/** A type of store of an application's own, found as one of another module is found. */
@JsonTypeName("faulty")
public final class FaultySessionsFactory extends SessionsFactory {
    private final FaultyStore store = new FaultyStore();

    /** The store that it builds. */
    public FaultyStore store() {
        return store;
    }

    @Override
    protected SessionStore build(Environment environment) {
        return store;
    }
}
