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

    /** {@code name}: it is true. */
    record Granted() implements Expectation {
        @Override
        public boolean isMetBy(@Nullable Object actual, MultivaluedMap<String, String> parameters) {
            return Boolean.TRUE.equals(actual);
        }
    }

    /** {@code name=value}: it contains the value. */
    record Value(@Nullable Object required) implements Expectation {
        @Override
        public boolean isMetBy(@Nullable Object actual, MultivaluedMap<String, String> parameters) {
            return Containment.contains(actual, required);
        }
    }

    /**
     * {@code name={param}}: it contains the parameter's text, or an integer written with just these digits. A parameter
     * that a path has more than once must be met each time.
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
