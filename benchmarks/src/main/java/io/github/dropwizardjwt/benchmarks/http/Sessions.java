package io.github.dropwizardjwt.benchmarks.http;

import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.util.Duration;
import io.github.dropwizardjwt.config.session.MemorySessionsFactory;
import io.github.dropwizardjwt.config.session.SessionsFactory;
import io.github.dropwizardjwt.jdbi3.Jdbi3SessionsFactory;
import io.github.dropwizardjwt.redis.RedisSessionsFactory;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a server keeps the sessions of its tokens, and for how long it caches the answers of the store. */
enum Sessions {
    NONE(Store.NONE, 0),
    MEMORY(Store.MEMORY, 0),
    MEMORY_1S(Store.MEMORY, 1),
    POSTGRESQL(Store.POSTGRESQL, 0),
    POSTGRESQL_1S(Store.POSTGRESQL, 1),
    REDIS(Store.REDIS, 0),
    REDIS_1S(Store.REDIS, 1);

    /** System properties with the addresses of the stores. */
    static final String POSTGRESQL_URL = "benchmarks.postgresql";

    static final String REDIS_URI = "benchmarks.redis";

    private final Store store;
    private final int maxStaleness;

    private enum Store {
        NONE,
        MEMORY,
        POSTGRESQL,
        REDIS
    }

    Sessions(Store store, int maxStaleness) {
        this.store = store;
        this.maxStaleness = maxStaleness;
    }

    /** As {@code sessions:} in the configuration; null for none. */
    @Nullable
    SessionsFactory factory() {
        SessionsFactory factory = ofStore();
        if (factory != null) {
            factory.getRevocationCache().setMaxStaleness(Duration.seconds(maxStaleness));
            // All share two processors here: the cost of a response is measured, not its latency.
            factory.setTimeout(Duration.seconds(5));
        }
        return factory;
    }

    private @Nullable SessionsFactory ofStore() {
        return switch (store) {
            case NONE -> null;
            case MEMORY -> new MemorySessionsFactory();
            case POSTGRESQL -> postgresql();
            case REDIS -> redis();
        };
    }

    private static SessionsFactory postgresql() {
        DataSourceFactory database = new DataSourceFactory();
        database.setDriverClass("org.postgresql.Driver");
        database.setUrl(address(POSTGRESQL_URL));
        Jdbi3SessionsFactory factory = new Jdbi3SessionsFactory();
        factory.setDatabase(database);
        factory.setCreateSchema(true);
        return factory;
    }

    private static SessionsFactory redis() {
        RedisSessionsFactory factory = new RedisSessionsFactory();
        factory.setUri(address(REDIS_URI));
        return factory;
    }

    private static String address(String property) {
        return Objects.requireNonNull(System.getProperty(property), property);
    }
}
