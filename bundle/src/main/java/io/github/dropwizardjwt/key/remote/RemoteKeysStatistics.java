package io.github.dropwizardjwt.key.remote;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of the fetches of an issuer's keys since the start. Immutable.
 *
 * @param fetches the number of fetches
 * @param failures how many of them failed
 * @param throttled how many tokens named an unknown key, or had a bad signature, when it was too early for another
 *     fetch
 * @param keys the number of keys in use
 * @param age the time since the fetch of the set in use began; null if there is none
 * @param problem why the last fetch failed; null if it succeeded
 * @param outage why the issuer's tokens are answered with 503; null if they are not
 */
public record RemoteKeysStatistics(
        long fetches,
        long failures,
        long throttled,
        int keys,
        @Nullable Duration age,
        @Nullable String problem,
        @Nullable String outage) {}
