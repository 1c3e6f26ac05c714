package io.github.dropwizardjwt.benchmarks.http;

import io.dropwizard.db.DataSourceFactory;
import io.github.dropwizardjwt.jdbi3.Jdbi3SessionsFactory;
import io.github.dropwizardjwt.redis.RedisSessionsFactory;

/** Settings of session stores, as {@code sessions:} in the configuration. */
public final class SessionsFactories {
    private SessionsFactories() {}

    /** Sessions in a database of PostgreSQL. Tables are created where there are none. */
    public static Jdbi3SessionsFactory postgresql(String url) {
        DataSourceFactory database = new DataSourceFactory();
        database.setDriverClass("org.postgresql.Driver");
        database.setUrl(url);
        Jdbi3SessionsFactory factory = new Jdbi3SessionsFactory();
        factory.setDatabase(database);
        factory.setCreateSchema(true);
        return factory;
    }

    /** Sessions in Redis. */
    public static RedisSessionsFactory redis(String uri) {
        RedisSessionsFactory factory = new RedisSessionsFactory();
        factory.setUri(uri);
        return factory;
    }
}
