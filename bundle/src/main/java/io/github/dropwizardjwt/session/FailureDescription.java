package io.github.dropwizardjwt.session;

import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.regex.Pattern;

/** Names a failure without its message, which may quote values, addresses or passwords. */
final class FailureDescription {
    private static final Pattern SQL_STATE = Pattern.compile("[0-9A-Z]{5}");

    private FailureDescription() {}

    /** The class of the root cause, and what the first {@link SQLException} says of its kind. */
    static String of(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Throwable root = failure;
        String kind = "";
        // Causes may form a cycle.
        for (Throwable next = failure; next != null && seen.add(next); next = next.getCause()) {
            root = next;
            if (kind.isEmpty() && next instanceof SQLException sql) {
                kind = ", " + kind(sql);
            }
        }
        return name(root) + kind;
    }

    /** A state is printed only if it is one: what a driver puts in its place may be any text. */
    private static String kind(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && SQL_STATE.matcher(state).matches()
                ? "SQLState " + state
                : "error code " + failure.getErrorCode();
    }

    /** Anonymous classes have no simple name. */
    private static String name(Throwable failure) {
        String name = failure.getClass().getName();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
