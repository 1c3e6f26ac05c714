package io.github.dropwizardjwt.cli;

import io.github.dropwizardjwt.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the claims among the arguments of {@code jwt token}, {@code NAME=VALUE}. As in {@code @RequireToken}, the value
 * is JSON where it parses as JSON, and text otherwise. No message quotes an argument, which may be a secret.
 */
final class ClaimArguments {
    private ClaimArguments() {}

    /**
     * Reads all of them.
     *
     * @param arguments the arguments; null for none
     * @throws IllegalArgumentException if one is malformed, or two have the same name
     */
    static Map<String, @Nullable Object> read(@Nullable List<String> arguments) {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        if (arguments == null) {
            return claims;
        }
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("--claim takes a name and a value, as in --claim tenant=acme");
            }
            String name = argument.substring(0, equals);
            if (claims.containsKey(name)) {
                throw new IllegalArgumentException("--claim is given twice for the same claim; remove one");
            }
            claims.put(name, value(argument.substring(equals + 1)));
        }
        return claims;
    }

    private static @Nullable Object value(String text) {
        try {
            return Json.read(text);
        } catch (IllegalArgumentException e) {
            if (text.startsWith("{") || text.startsWith("[") || text.startsWith("\"")) {
                // Without the cause, whose message may quote the value.
                throw new IllegalArgumentException("The value of a --claim begins like JSON and is not valid JSON; "
                        + "check the quotes, which the shell removes if they are not quoted themselves");
            }
            return text;
        }
    }
}
