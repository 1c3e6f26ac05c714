package io.github.dropwizardjwt.auth.principal;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which roles include others: with {@code admin: [editor]} and {@code editor: [reader]}, an admin is a reader, too.
 * Immutable and thread-safe.
 */
final class RoleHierarchy {
    /** For each role that others include: itself, and all of these. */
    private final Map<String, Set<String>> including;

    private RoleHierarchy(Map<String, Set<String>> including) {
        this.including = including;
    }

    /**
     * Compiles a hierarchy.
     *
     * @param includes for each role those that it includes
     * @throws IllegalArgumentException if a role is blank, or includes itself
     */
    static RoleHierarchy of(Map<String, ? extends List<String>> includes) {
        Map<String, Set<String>> including = new HashMap<>();
        for (String role : includes.keySet()) {
            for (String included : allIncludedIn(role, includes)) {
                including
                        .computeIfAbsent(included, self -> new LinkedHashSet<>(Set.of(self)))
                        .add(role);
            }
        }
        return new RoleHierarchy(Map.copyOf(including));
    }

    private static Set<String> allIncludedIn(String role, Map<String, ? extends List<String>> includes) {
        Set<String> found = new LinkedHashSet<>();
        collect(role, includes, found);
        if (found.contains(role)) {
            throw new IllegalArgumentException("must not let the role " + role + " include itself; remove the cycle");
        }
        return found;
    }

    private static void collect(
            @Nullable String role, Map<String, ? extends List<String>> includes, Set<String> found) {
        if (role == null || role.isBlank()) {
            throw new IllegalArgumentException("has a blank role; name it");
        }
        List<String> below = includes.get(role);
        if (below != null) {
            below.stream().filter(found::add).forEach(included -> collect(included, includes, found));
        }
    }

    /** Whether a role is held, or one that includes it. */
    boolean isHeld(String role, Predicate<String> held) {
        Set<String> enough = including.get(role);
        return enough == null ? held.test(role) : enough.stream().anyMatch(held);
    }
}
