package io.github.dropwizardjwt.auth.requirement;

import io.github.dropwizardjwt.token.Reason;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Requirement} has decided about a token. Immutable and thread-safe.
 *
 * @param violated why the token is rejected; null where it is accepted
 * @param waived why an accepted token would have been rejected, had no override held; null where it met the requirement
 *     without one
 */
public record Verdict(@Nullable Reason violated, @Nullable Reason waived) {
    private static final Verdict HOLDS = new Verdict(null, null);
    /** Created once, since every request gets one. */
    private static final Map<Reason, Verdict> VIOLATIONS = forEachReason(reason -> new Verdict(reason, null));

    private static final Map<Reason, Verdict> WAIVERS = forEachReason(reason -> new Verdict(null, reason));

    static Verdict violation(@Nullable Reason reason) {
        return reason == null ? HOLDS : Objects.requireNonNull(VIOLATIONS.get(reason));
    }

    static Verdict waiver(@Nullable Reason reason) {
        return reason == null ? HOLDS : Objects.requireNonNull(WAIVERS.get(reason));
    }

    private static Map<Reason, Verdict> forEachReason(Function<Reason, Verdict> verdict) {
        return Arrays.stream(Reason.values()).collect(Collectors.toUnmodifiableMap(reason -> reason, verdict));
    }
}
