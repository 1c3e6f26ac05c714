package io.github.dropwizardjwt.auth.requirement;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An entry of {@code claims} that no request is needed for: a claim and what its value must be. Thread-safe. */
public final class ClaimCondition implements Predicate<@Nullable Object> {
    private final Entry entry;

    private ClaimCondition(Entry entry) {
        this.entry = entry;
    }

    /**
     * Reads an entry in the grammar of {@code claims}: {@code name} or {@code name=value}.
     *
     * @param text the entry
     * @return the condition
     * @throws IllegalArgumentException if it is malformed, or its value is a path parameter; the message says how to
     *     write it
     */
    public static ClaimCondition parse(String text) {
        Entry entry = Entry.parse(text);
        if (entry.parameter() != null) {
            throw new IllegalArgumentException("\"" + text
                    + "\" has a path parameter, which no request gives a value here; write the value itself");
        }
        return new ClaimCondition(entry);
    }

    /**
     * The name of the claim.
     *
     * @return the name
     */
    public String name() {
        return entry.name();
    }

    /**
     * Whether the value of a claim is what it must be.
     *
     * @param value the value of the claim, which the token has
     * @return whether {@code @RequireToken} with this entry would admit the token
     */
    @Override
    public boolean test(@Nullable Object value) {
        return entry.expectation().isMetBy(value, Requirement.NO_PARAMETERS);
    }
}
