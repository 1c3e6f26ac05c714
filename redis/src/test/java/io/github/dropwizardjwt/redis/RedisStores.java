package io.github.dropwizardjwt.redis;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.util.Duration;
import io.github.dropwizardjwt.session.SessionStore;

/**
 * Stores as the bundle gets them, on servers that all tests of this process share and that end with it. Each is started
 * when it is first needed: a forked process, which is given an address, needs none of its own.
 */
final class RedisStores {
    private RedisStores() {}

    static String uri() {
        return Node.SERVER.uri();
    }

    static SessionStore node() {
        return Node.STORE;
    }

    static SessionStore cluster() {
        return Cluster.STORE;
    }

    static RedisSessionsFactory clusterFactory(String uri) {
        RedisSessionsFactory factory = factory(uri);
        factory.setCluster(true);
        return factory;
    }

    static RedisSessionsFactory factory(String uri) {
        RedisSessionsFactory factory = new RedisSessionsFactory();
        factory.setUri(uri);
        factory.setTimeout(Duration.seconds(10));
        return factory;
    }

    /**
     * As a service has it, with a timeout that is longer than by default: where no request may be rejected, a busy
     * machine must not be mistaken for a server that does not answer.
     */
    static RedisSessionsFactory factoryOfService(String uri) {
        RedisSessionsFactory factory = factory(uri);
        factory.setTimeout(Duration.seconds(1));
        return factory;
    }

    private static final class Node {
        private static final RedisProcess SERVER = RedisProcess.start();
        private static final SessionStore STORE = factory(SERVER.uri()).build(new Environment("test"));
    }

    private static final class Cluster {
        private static final SessionStore STORE =
                clusterFactory(ClusterTopology.start().uri()).build(new Environment("test"));
    }
}
