package io.github.dropwizardjwt.session;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A page of the sessions of a subject. Immutable. */
public final class SessionPage {
    static final int MAX_SIZE = 100;

    private final ImmutableList<Session> sessions;
    private final @Nullable SessionPosition next;

    private SessionPage(List<Session> sessions, @Nullable SessionPosition next) {
        this.sessions = ImmutableList.copyOf(sessions);
        this.next = next;
    }

    /**
     * How many sessions a page has at most.
     *
     * @return 100
     */
    public static int maxSize() {
        return MAX_SIZE;
    }

    /** A page of this size; one session more in {@code found} means that there is another page. */
    static SessionPage of(int size, List<Session> found) {
        return found.size() <= size
                ? new SessionPage(found, null)
                : new SessionPage(found.subList(0, size), SessionPosition.of(found.get(size - 1)));
    }

    /**
     * The sessions of this page.
     *
     * @return sessions that have not expired, the last opened first
     */
    public List<Session> sessions() {
        return sessions;
    }

    /**
     * Where the next page begins.
     *
     * @return the position after which it begins; empty if this is the last page
     */
    public Optional<SessionPosition> next() {
        return Optional.ofNullable(next);
    }
}
