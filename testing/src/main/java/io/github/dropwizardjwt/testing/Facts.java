package io.github.dropwizardjwt.testing;

import io.github.dropwizardjwt.auth.requirement.DemandedEntry;
import io.github.dropwizardjwt.auth.route.Clause;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a rule is compared with.
 *
 * @param claims the claims of a token
 * @param params the path parameters of a request
 * @param checks what the application's checks say of its subject
 */
record Facts(Map<String, @Nullable Object> claims, Params params, Checks checks) {
    /** What checks say of somebody. */
    enum Checks {
        /** They admit whoever lacks nothing else; of an alternative, only that which is tested. */
        OF_HOLDER,
        /** They all reject. */
        OF_STRANGER
    }

    /** Whether the checks of a rule reject the token. */
    boolean failAny(Clause rule) {
        return checks == Checks.OF_STRANGER && !rule.checks().isEmpty();
    }

    /** Whether the token's subject is the value of the path parameter. */
    boolean isSubject(String parameter) {
        return params.value(parameter).equals(claims.get("sub"));
    }

    /** Whether an override holds. */
    boolean haveAll(List<String> override, List<String> overrideScope) {
        return (!override.isEmpty() && override.stream().allMatch(this::holds))
                || (!overrideScope.isEmpty() && overrideScope.stream().allMatch(this::isGranted));
    }

    /** Whether an entry of {@code claims} holds. */
    boolean holds(String entry) {
        return holds(DemandedEntry.parse(entry), claims);
    }

    /** Whether an entry of {@code scope} holds. */
    boolean isGranted(String entry) {
        Object scope = claims.get("scope");
        if (scope instanceof Map<?, ?> members) {
            return holds(DemandedEntry.parse(entry), members);
        }
        return DemandedEntry.isNameAlone(entry) && ScopeClaim.names(scope).contains(entry);
    }

    private boolean holds(DemandedEntry entry, Map<?, ?> members) {
        if (!members.containsKey(entry.name())) {
            return false;
        }
        Object actual = members.get(entry.name());
        return entry.parameter().isPresent()
                ? isText(actual, params.value(entry.parameter().get()))
                : Contained.in(actual, entry.value());
    }

    /** A text, an integer with these digits, or an array with one of them. */
    private static boolean isText(@Nullable Object actual, String value) {
        if (actual instanceof List<?> elements) {
            return elements.stream().anyMatch(element -> isText(element, value));
        }
        boolean isInteger =
                actual instanceof Number number && !number.toString().contains(".");
        return value.equals(isInteger ? String.valueOf(actual) : actual);
    }
}
