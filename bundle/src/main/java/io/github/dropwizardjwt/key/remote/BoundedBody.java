package io.github.dropwizardjwt.key.remote;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Reads a response body up to a size, and closes the connection if it is longer. For one response. */
final class BoundedBody implements BodySubscriber<byte[]> {
    private final int maximumBytes;
    private final FetchFailedException excess;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private @Nullable Subscription subscription;

    /**
     * A subscriber for one body.
     *
     * @param maximumBytes the most bytes that are read
     * @param excess the message of the failure if there are more
     */
    BoundedBody(int maximumBytes, String excess) {
        this(maximumBytes, new FetchFailedException(excess));
    }

    /**
     * A subscriber for one body.
     *
     * @param maximumBytes the most bytes that are read
     * @param excess the failure if there are more
     */
    BoundedBody(int maximumBytes, FetchFailedException excess) {
        this.maximumBytes = maximumBytes;
        this.excess = excess;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        for (ByteBuffer part : parts) {
            byte[] read = new byte[Math.min(part.remaining(), maximumBytes - bytes.size())];
            part.get(read);
            bytes.writeBytes(read);
            if (part.hasRemaining()) {
                body.completeExceptionally(excess);
                if (subscription != null) {
                    subscription.cancel();
                }
                return;
            }
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(bytes.toByteArray());
    }
}
