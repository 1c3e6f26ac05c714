package io.github.dropwizardjwt.testing;

import io.github.dropwizardjwt.auth.requirement.DemandedEntry;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One entry that a token needs.
 *
 * @param kind where it stands
 * @param text the entry as it is written
 * @param entry the same, read
 */
record Need(Kind kind, String text, DemandedEntry entry) {
    /** Where an entry stands. */
    enum Kind {
        CLAIM,
        SCOPE,
        ROLE
    }

    static Need of(Kind kind, String text) {
        return new Need(
                kind,
                text,
                kind == Kind.ROLE ? new DemandedEntry(text, Optional.empty(), true) : DemandedEntry.parse(text));
    }

    /** The value that a claim must contain. */
    @Nullable
    Object value(Params params) {
        return entry.parameter().<@Nullable Object>map(params::value).orElse(entry.value());
    }

    /** Whether the value decides, and may be any other one. */
    boolean hasValue() {
        return (kind == Kind.CLAIM || !isName()) && ClaimChanges.isOrdinary(entry.name());
    }

    /** The same entry with another value. */
    Need withAnotherValue(Params params) {
        return new Need(
                kind, text, new DemandedEntry(entry.name(), Optional.empty(), AnotherValue.than(value(params))));
    }

    /** Whether it is a scope without a value, or a role. */
    boolean isName() {
        return kind == Kind.ROLE || DemandedEntry.isNameAlone(text);
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + " " + text;
    }
}
