package io.github.dropwizardjwt.config.session;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.ExecutorServiceManager;
import io.dropwizard.util.Duration;
import io.github.dropwizardjwt.auth.endpoint.SessionResource;
import io.github.dropwizardjwt.config.SettingException;
import io.github.dropwizardjwt.session.Grants;
import io.github.dropwizardjwt.session.SessionManager;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The sessions of a running service: their endpoints are served, their store is bounded, watched and purged. */
final class ServiceSessions {
    private ServiceSessions() {}

    /** Serves the endpoints, if there are any, and has the store watched. */
    static SessionManager open(
            SessionManager manager,
            StoreWatch watch,
            @Nullable SessionEndpointsConfiguration endpoints,
            Environment environment) {
        if (endpoints != null) {
            environment.jersey().getResourceConfig().registerResources(SessionResource.at(endpoints.getPath()));
        }
        watch.register(environment);
        return manager;
    }

    /** Threads for the calls of a store. They stop with the service. */
    static Executor workers(Environment environment) {
        ExecutorService workers = Executors.newCachedThreadPool(new ThreadFactoryBuilder()
                .setNameFormat("jwt-sessions-%d")
                .setDaemon(true)
                .build());
        environment.lifecycle().manage(new ExecutorServiceManager(workers, Duration.seconds(1), "jwt-sessions"));
        return workers;
    }

    /**
     * Checks that it is decided what a refresh grants.
     *
     * @throws SettingException if the application and the settings contradict each other, or neither decides
     */
    static void check(
            @Nullable Grants grants, boolean keepGrantsFromLogin, @Nullable SessionEndpointsConfiguration endpoints) {
        if (grants != null && keepGrantsFromLogin) {
            throw new SettingException(
                    "sessions.keepGrantsFromLogin", "conflicts with JwtBundle.withGrants; set only one");
        }
        if (grants == null && !keepGrantsFromLogin && endpoints != null) {
            throw new SettingException("sessions.endpoints", """
                    serves refreshes, but the application does not say what a user may still do then; call \
                    withGrants(subject -> ...) on the JwtBundle in initialize(). Or set \
                    jwt.sessions.keepGrantsFromLogin: true, and users who are deleted or demoted keep their grants until \
                    the session ends\
                    """);
        }
    }
}
