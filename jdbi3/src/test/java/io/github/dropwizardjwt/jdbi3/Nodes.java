package io.github.dropwizardjwt.jdbi3;

import io.github.dropwizardjwt.session.SessionStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The stores of two nodes of each database, which tests share: each has connections of its own. */
final class Nodes {
    private static final Map<String, List<SessionStore>> STORES = new ConcurrentHashMap<>();
    private static final AtomicInteger CALLS = new AtomicInteger();

    private Nodes() {}

    /** One of the two, in turn. */
    static SessionStore of(String url) {
        return STORES.computeIfAbsent(url, Nodes::open).get(CALLS.incrementAndGet() & 1);
    }

    private static List<SessionStore> open(String url) {
        return List.of(TestDatabase.store(url), TestDatabase.store(url));
    }
}
