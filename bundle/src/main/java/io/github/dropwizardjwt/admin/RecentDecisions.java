package io.github.dropwizardjwt.admin;

import com.google.common.collect.EvictingQueue;
import com.google.common.collect.Lists;
import io.github.dropwizardjwt.session.Decision;
import java.time.Instant;
import java.util.List;

/** The last hundred decisions, without the tokens that they were about. Thread-safe. */
final class RecentDecisions {
    static final int KEPT = 100;

    private final EvictingQueue<Entry> latest = EvictingQueue.create(KEPT);

    /**
     * What is shown of a decision: names that the application has chosen.
     *
     * @param route HTTP method and path template
     * @param resource the resource method; empty where nothing was matched
     * @param verdict the reason
     */
    record Entry(Instant at, String route, String resource, String verdict) {}

    /** Keeps a decision with its verdict. */
    void add(Decision decision, String verdict) {
        String template = decision.route().isEmpty() ? "(no route)" : decision.route();
        add(new Entry(decision.at(), decision.verb() + " " + template, decision.resource(), verdict));
    }

    private synchronized void add(Entry entry) {
        latest.add(entry);
    }

    /** The last one first. */
    synchronized List<Entry> lastFirst() {
        return Lists.reverse(List.copyOf(latest));
    }
}
