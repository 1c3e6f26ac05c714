package io.github.dropwizardjwt.benchmarks.http;

import io.dropwizard.util.Duration;
import io.github.dropwizardjwt.config.session.MemorySessionsFactory;
import io.github.dropwizardjwt.config.session.RevocationCacheConfiguration;
import io.github.dropwizardjwt.config.session.SessionsFactory;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The session store of a server, and how the server caches the answers of the store. */
enum Sessions {
    NONE(Store.NONE, Memory.NONE),
    /** None either: the id of each token is looked up in a hash map, which is what remembering takes at least. */
    HASH_MAP(Store.NONE, Memory.NONE),
    MEMORY(Store.MEMORY, Memory.NONE),
    MEMORY_1S(Store.MEMORY, Memory.FOR_A_SECOND),
    MEMORY_FOLLOWED(Store.MEMORY, Memory.FOLLOWED),
    POSTGRESQL(Store.POSTGRESQL, Memory.NONE),
    POSTGRESQL_1S(Store.POSTGRESQL, Memory.FOR_A_SECOND),
    POSTGRESQL_FOLLOWED(Store.POSTGRESQL, Memory.FOLLOWED),
    REDIS(Store.REDIS, Memory.NONE),
    REDIS_1S(Store.REDIS, Memory.FOR_A_SECOND),
    REDIS_FOLLOWED(Store.REDIS, Memory.FOLLOWED);

    /** System properties with the addresses of the stores. */
    static final String POSTGRESQL_URL = "benchmarks.postgresql";

    static final String REDIS_URI = "benchmarks.redis";

    private final Store store;
    private final Memory memory;

    private enum Store {
        NONE,
        MEMORY,
        POSTGRESQL,
        REDIS
    }

    private enum Memory {
        NONE,
        FOR_A_SECOND,
        FOLLOWED
    }

    Sessions(Store store, Memory memory) {
        this.store = store;
        this.memory = memory;
    }

    boolean hasStore() {
        return store != Store.NONE;
    }

    /** As {@code sessions:} in the configuration; null for none. */
    @Nullable
    SessionsFactory factory() {
        SessionsFactory factory = ofStore();
        if (factory != null) {
            remember(factory.getRevocationCache());
            // All share two processors here: the cost of a response is measured, not its latency.
            factory.setTimeout(Duration.seconds(5));
        }
        return factory;
    }

    private void remember(RevocationCacheConfiguration settings) {
        switch (memory) {
            case NONE -> settings.setMaxStaleness(Duration.seconds(0));
            case FOR_A_SECOND -> settings.setMaxStaleness(Duration.seconds(1));
            case FOLLOWED -> settings.setFollow(true);
        }
    }

    private @Nullable SessionsFactory ofStore() {
        return switch (store) {
            case NONE -> null;
            case MEMORY -> new MemorySessionsFactory();
            case POSTGRESQL -> SessionsFactories.postgresql(address(POSTGRESQL_URL));
            case REDIS -> SessionsFactories.redis(address(REDIS_URI));
        };
    }

    private static String address(String property) {
        return Objects.requireNonNull(System.getProperty(property), property);
    }
}
