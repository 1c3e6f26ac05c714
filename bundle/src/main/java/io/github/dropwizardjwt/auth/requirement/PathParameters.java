package io.github.dropwizardjwt.auth.requirement;

import java.util.Map;

/** The path parameters of a request that a {@link TokenCheck} was registered with. Immutable and thread-safe. */
public final class PathParameters {
    private final Map<String, String> values;

    PathParameters(Map<String, String> values) {
        this.values = values;
    }

    /**
     * The value of a parameter. If the path has several parameters of this name, their values are equal: otherwise the
     * check does not hold, and is not called.
     *
     * @param name a name that the check was registered with
     * @return the decoded value
     * @throws IllegalArgumentException if the check was registered without this name
     */
    public String get(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "The check was registered without the path parameter \"" + name + "\"; add it to its parameters");
        }
        return value;
    }
}
