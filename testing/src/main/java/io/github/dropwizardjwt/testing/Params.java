package io.github.dropwizardjwt.testing;

import java.util.Map;

/**
 * The values of the path parameters of a request.
 *
 * @param values the values by name
 */
record Params(Map<String, String> values) {
    static final Params NONE = new Params(Map.of());

    /**
     * The value of a parameter.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    String value(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("There is no path parameter {" + name + "} here; write a value");
        }
        return value;
    }
}
