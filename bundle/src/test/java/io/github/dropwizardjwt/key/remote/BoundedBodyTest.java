package io.github.dropwizardjwt.key.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow.Subscription;
import org.junit.jupiter.api.Test;

class BoundedBodyTest {
    private final BoundedBody body = new BoundedBody(3, "answered too much");
    private boolean cancelled;

    private final Subscription subscription = new Subscription() {
        @Override
        public void request(long number) {}

        @Override
        public void cancel() {
            cancelled = true;
        }
    };

    @Test
    void takesAsManyBytesAsItMay() {
        body.onSubscribe(subscription);
        body.onNext(List.of(ByteBuffer.wrap(new byte[] {1}), ByteBuffer.wrap(new byte[] {2, 3})));
        body.onComplete();
        assertThat(body.getBody().toCompletableFuture())
                .succeedsWithin(Duration.ZERO)
                .isEqualTo(new byte[] {1, 2, 3});
        assertThat(cancelled).isFalse();
    }

    @Test
    void hangsUpOnOneMore() {
        body.onSubscribe(subscription);
        body.onNext(List.of(ByteBuffer.wrap(new byte[] {1, 2, 3, 4})));
        assertThat(body.getBody().toCompletableFuture())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(FetchFailedException.class)
                .withMessage("answered too much");
        assertThat(cancelled).isTrue();
    }
}
