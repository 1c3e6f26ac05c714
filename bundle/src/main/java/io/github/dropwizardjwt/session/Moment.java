package io.github.dropwizardjwt.session;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/**
 * A moment by two clocks. The ticker is never set, but may stand still while the machine is suspended; the wall clock
 * goes on then.
 */
record Moment(long nanos, long millis) {
    static Moment now(Ticker ticker, Clock clock) {
        return new Moment(ticker.read(), clock.millis());
    }

    /** Whether both clocks say that less than {@code limit} nanoseconds have passed until {@code now}. */
    boolean isWithin(long limit, Moment now) {
        return now.nanos - nanos < limit && now.millis - millis < TimeUnit.NANOSECONDS.toMillis(limit);
    }
}
