package io.github.dropwizardjwt.key.remote;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** For how long an answer says that it is fresh. */
final class Freshness {
    private static final Pattern MAX_AGE = Pattern.compile("(?i)(?:^|[\\s,])max-age=\"?(\\d{1,9})");
    private static final Pattern AGE = Pattern.compile("\\d{1,9}");

    private Freshness() {}

    /**
     * {@code max-age} less the time that the answer has lain in caches on the way (RFC 9111 §4.2).
     *
     * @return null where it does not say
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
