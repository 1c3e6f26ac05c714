package io.github.dropwizardjwt.session;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A part of the sessions of a subject. Immutable. */
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

    /** The page of so many; {@code found} may hold one more, which says that this is not the last. */
    static SessionPage of(int size, List<Session> found) {
        return found.size() <= size
                ? new SessionPage(found, null)
                : new SessionPage(found.subList(0, size), SessionPosition.of(found.get(size - 1)));
    }

    /**
     * The sessions of this page.
     *
     * @return those that are not over, the last opened first
     */
    public List<Session> sessions() {
        return sessions;
    }

    /**
     * What to ask the next page for.
     *
     * @return the place after which it begins; empty where this page is the last
     */
    public Optional<SessionPosition> next() {
        return Optional.ofNullable(next);
    }
}
