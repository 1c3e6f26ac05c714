package io.github.dropwizardjwt.session;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link SessionLogFollower} has done since it was made.
 *
 * @param age the age of the last successful reading; null before the first
 * @param isLapsed whether tokens are verified now and the last reading is too old, so that the store is asked
 * @param reads successful readings
 * @param failures readings that failed
 * @param heard ends of sessions and tokens that the log named
 * @param forgotten how often it could not be known what was missed, the beginning included
 * @param missing lines that may still appear before those that were read
 * @param unlogged ends of sessions that the log did not name
 * @param remembered tokens accepted without asking the store
 * @param asked tokens that the store was asked about, while a request waited
 * @param rechecked tokens in use that the store was asked about again, while none waited
 */
public record SessionLogStatistics(
        @Nullable Duration age,
        boolean isLapsed,
        long reads,
        long failures,
        long heard,
        long forgotten,
        int missing,
        long unlogged,
        long remembered,
        long asked,
        long rechecked) {}
