package io.github.dropwizardjwt.jdbi3;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.util.Duration;
import io.github.dropwizardjwt.session.SessionStore;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Stores as the bundle gets them, in the databases of tests. */
final class TestDatabase {
    private TestDatabase() {}

    /** The store in a database, with its tables. */
    static SessionStore store(String url) {
        return factory(url).build(new Environment("test"));
    }

    static Jdbi3SessionsFactory factory(String url) {
        DataSourceFactory settings = new DataSourceFactory();
        settings.setUrl(url);
        settings.setDriverClass(driver(url));
        settings.setInitialSize(0);
        settings.setMinSize(0);
        settings.setMaxSize(16);
        Jdbi3SessionsFactory factory = new Jdbi3SessionsFactory();
        factory.setDatabase(settings);
        factory.setCreateSchema(true);
        factory.setTimeout(Duration.seconds(10));
        return factory;
    }

    /** As a service has it, with the pool and the timeout of the defaults. */
    static Jdbi3SessionsFactory factoryOfService(String url) {
        Jdbi3SessionsFactory factory = factory(url);
        factory.setTimeout(Duration.milliseconds(200));
        factory.getDatabase().setMaxSize(100);
        return factory;
    }

    private static String driver(String url) {
        try {
            return DriverManager.getDriver(url).getClass().getName();
        } catch (SQLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
