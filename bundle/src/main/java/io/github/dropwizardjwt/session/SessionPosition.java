package io.github.dropwizardjwt.session;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cursor in the list of a subject's sessions, for keyset pagination. Sessions are listed in the order in which they
 * were opened, which never changes, so pages neither skip nor repeat one that is refreshed, opened or ended meanwhile.
 * Immutable.
 *
 * @param createdAt when the session at this position was opened
 * @param sid its id, which orders sessions of the same millisecond
 */
public record SessionPosition(Instant createdAt, String sid) {
    /** Up to 15 digits, which every store keeps exactly. */
    private static final Pattern TEXT = Pattern.compile("(0|[1-9][0-9]{0,14})\\.([A-Za-z0-9_-]{22})");

    /**
     * The position of a session.
     *
     * @param session the session
     * @return its position
     */
    public static SessionPosition of(Session session) {
        return new SessionPosition(session.createdAt(), session.sid());
    }

    /**
     * Parses what {@link #toString()} returned.
     *
     * @param text the text, which may come from a client
     * @return the position; the session may have ended since
     * @throws IllegalArgumentException if the text is not a position
     */
    public static SessionPosition parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("This is not a position in a list of sessions");
        }
        return new SessionPosition(Instant.ofEpochMilli(Long.parseLong(parts.group(1))), parts.group(2));
    }

    /** The position as text: letters, digits and {@code . _ -}. */
    @Override
    public String toString() {
        return createdAt.toEpochMilli() + "." + sid;
    }
}
