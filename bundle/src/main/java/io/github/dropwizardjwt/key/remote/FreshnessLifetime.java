package io.github.dropwizardjwt.key.remote;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a response is still fresh (RFC 9111 §4.2). */
final class FreshnessLifetime {
    private static final Pattern MAX_AGE = Pattern.compile("(?i)(?:^|[\\s,])max-age=\"?(\\d{1,9})");
    private static final Pattern AGE = Pattern.compile("\\d{1,9}");

    private FreshnessLifetime() {}

    /**
     * {@code max-age} less {@code Age}, the time that the response has spent in caches.
     *
     * @return null if the response has no {@code max-age}
     */
    static @Nullable Duration of(HttpHeaders headers) {
        Matcher maxAge = MAX_AGE.matcher(String.join(",", headers.allValues("Cache-Control")));
        if (!maxAge.find()) {
            return null;
        }
        long lain = headers.firstValue("Age")
                .filter(AGE.asMatchPredicate())
                .map(Long::valueOf)
                .orElse(0L);
        return Duration.ofSeconds(Math.max(0, Long.parseLong(maxAge.group(1)) - lain));
    }
}
