package io.github.dropwizardjwt.auth.requirement;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An entry of {@code scope}, {@code claims} or an override, read for those who make a token that meets it. Immutable.
 *
 * @param name the name of the claim or scope
 * @param parameter the path parameter that the value must be equal to; empty for none
 * @param value what the claim must contain: true where the entry is a name alone, a JSON value or text otherwise; null
 *     for JSON's null, and where there is a parameter
 */
public record DemandedEntry(
        String name, Optional<String> parameter, @Nullable Object value) {
    /**
     * Reads an entry in the grammar of {@code @RequireToken}.
     *
     * @param text {@code name}, {@code name=value} or {@code name={parameter}}
     * @return what it demands
     * @throws IllegalArgumentException if it is malformed; the message says how to write it
     */
    public static DemandedEntry parse(String text) {
        Entry entry = Entry.parse(text);
        if (entry.expectation() instanceof Expectation.Value value) {
            return new DemandedEntry(entry.name(), Optional.empty(), value.required());
        }
        String parameter = entry.parameter();
        return new DemandedEntry(entry.name(), Optional.ofNullable(parameter), parameter == null ? Boolean.TRUE : null);
    }

    /**
     * Whether it is a name alone: a scope that is granted by its name.
     *
     * @param text the entry
     * @return whether it has no value
     */
    public static boolean isNameAlone(String text) {
        return text.indexOf('=') < 0;
    }
}
