package io.github.dropwizardjwt.session;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place among the sessions of a subject, which are in the order in which they were opened. That never changes, so that
 * pages neither skip nor repeat a session, whichever are refreshed, opened or ended meanwhile. Immutable.
 *
 * @param createdAt when the session at this place was opened
 * @param sid its name, which tells those of the same millisecond apart
 */
public record SessionPosition(Instant createdAt, String sid) {
    /** A later year than 9999 is nobody's, and more digits are not exact in every store. */
    private static final Pattern TEXT = Pattern.compile("(0|[1-9][0-9]{0,14})\\.([A-Za-z0-9_-]{22})");

    static SessionPosition of(Session session) {
        return new SessionPosition(session.createdAt(), session.sid());
    }

    /**
     * Reads what {@link #toString()} has written.
     *
     * @param text from a client, say
     * @return the place; there need not be a session any more
     * @throws IllegalArgumentException if it is no such text
     */
    public static SessionPosition parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("This is no place in a list of sessions");
        }
        return new SessionPosition(Instant.ofEpochMilli(Long.parseLong(parts.group(1))), parts.group(2));
    }

    /** Digits, letters and {@code . _ -}. */
    @Override
    public String toString() {
        return createdAt.toEpochMilli() + "." + sid;
    }
}
