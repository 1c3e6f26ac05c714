package io.github.dropwizardjwt.key.remote;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the fetching of an issuer's keys has gone since the start.
 *
 * @param fetches how often they were asked for
 * @param failures how many of these times none came that could be used
 * @param throttled how many tokens named an unknown key at a time when it was too early to ask again
 * @param keys how many keys are in use
 * @param age how long ago the set in use was asked for; null where there is none
 * @param problem why the last fetch failed; null where it did not
 * @param outage why the issuer's tokens are answered with 503; null where they are not
 */
public record RemoteKeysStatistics(
        long fetches,
        long failures,
        long throttled,
        int keys,
        @Nullable Duration age,
        @Nullable String problem,
        @Nullable String outage) {}
