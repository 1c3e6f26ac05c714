package io.github.dropwizardjwt.auth.requirement;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The checks of an application, by name. Immutable and thread-safe. */
public final class Checks {
    private static final Checks NONE = new Checks(Map.of());

    private final Map<String, NamedCheck> byName;

    private Checks(Map<String, NamedCheck> byName) {
        this.byName = byName;
    }

    /**
     * No checks.
     *
     * @return no checks
     */
    public static Checks none() {
        return NONE;
    }

    /**
     * Adds a check.
     *
     * @param name the name that annotations use
     * @param parameters the path parameters that it asks for, without braces
     * @param check the check
     * @return these checks and this one
     * @throws IllegalArgumentException if a check of this name exists, or a name is blank or repeated
     */
    public Checks with(String name, List<String> parameters, TokenCheck check) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A check needs a name");
        }
        if (byName.containsKey(name)) {
            throw new IllegalArgumentException(
                    "The check \"" + name + "\" is registered twice; give each check a name of its own");
        }
        if (parameters.stream().anyMatch(String::isBlank) || new HashSet<>(parameters).size() < parameters.size()) {
            throw new IllegalArgumentException("The check \"" + name + "\" has a path parameter that is blank or "
                    + "repeated; name each one once, without braces");
        }
        Map<String, NamedCheck> more = new LinkedHashMap<>(byName);
        more.put(name, new NamedCheck(name, parameters, check));
        return new Checks(more);
    }

    /**
     * The same checks for rules that are not enforced.
     *
     * @return checks whose failures are logged as such
     */
    public Checks ofCandidates() {
        Map<String, NamedCheck> same = new LinkedHashMap<>();
        byName.forEach((name, check) -> same.put(name, check.ofCandidates()));
        return new Checks(same);
    }

    /**
     * The names of the checks.
     *
     * @return the names
     */
    public Set<String> names() {
        return Set.copyOf(byName.keySet());
    }

    Optional<NamedCheck> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
