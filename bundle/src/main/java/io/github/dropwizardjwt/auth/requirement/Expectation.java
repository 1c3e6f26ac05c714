package io.github.dropwizardjwt.auth.requirement;

import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an entry of {@code @RequireToken} expects of a value. */
sealed interface Expectation {
    /**
     * Whether a value meets this.
     *
     * @param actual the value in the token
     * @param parameters the decoded path parameters of the request
     */
    boolean isMetBy(@Nullable Object actual, MultivaluedMap<String, String> parameters);

    /** {@code name}: the value is {@code true}. */
    record Granted() implements Expectation {
        @Override
        public boolean isMetBy(@Nullable Object actual, MultivaluedMap<String, String> parameters) {
            return Boolean.TRUE.equals(actual);
        }
    }

    /** {@code name=value}: the value contains this one. */
    record Value(@Nullable Object required) implements Expectation {
        @Override
        public boolean isMetBy(@Nullable Object actual, MultivaluedMap<String, String> parameters) {
            return Containment.contains(actual, required);
        }
    }

    /**
     * {@code name={param}}: the value is, or as an array contains, the text of the path parameter, or an integer with
     * just these digits. Of a parameter that the path has more than once, each value must match.
     */
    record PathParameter(String name) implements Expectation {
        @Override
        public boolean isMetBy(@Nullable Object actual, MultivaluedMap<String, String> parameters) {
            List<String> values = parameters.get(name);
            if (values == null || values.isEmpty()) {
                return false;
            }
            for (String value : values) {
                if (!isIn(actual, value)) {
                    return false;
                }
            }
            return true;
        }

        private static boolean isIn(@Nullable Object actual, String value) {
            if (!(actual instanceof List<?> elements)) {
                return is(actual, value);
            }
            for (Object element : elements) {
                if (is(element, value)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean is(@Nullable Object actual, String value) {
            boolean isInteger = actual instanceof Integer || actual instanceof Long || actual instanceof BigInteger;
            return value.equals(isInteger ? String.valueOf(actual) : actual);
        }
    }
}
