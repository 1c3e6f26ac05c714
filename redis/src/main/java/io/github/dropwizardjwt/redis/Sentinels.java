package io.github.dropwizardjwt.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Asks the sentinels which server is the primary. A failover needs the votes of most sentinels. So where at least half
 * of them answer, one that has voted is among them; where fewer do, there may be another primary that these do not know
 * of. A sentinel that was cut off knows an older primary than others do: the one with the highest epoch is right.
 */
final class Sentinels implements PrimaryLocator {
    static final String TOO_FEW = "Fewer than half of the sentinels answer";

    private final RedisURI uri;
    private final List<Sentinel> sentinels;

    private Sentinels(RedisURI uri, List<Sentinel> sentinels) {
        this.uri = uri;
        this.sentinels = sentinels;
    }

    /**
     * Connects to the sentinels of a URI when they are first asked.
     *
     * @param uri the URI; its credentials and TLS are those of the primary too
     */
    static Sentinels of(RedisURI uri, RedisClient client) {
        List<Sentinel> sentinels = uri.getSentinels().stream()
                .map(sentinel -> new Sentinel(client, sentinel, uri.getSentinelMasterId()))
                .toList();
        return new Sentinels(uri, sentinels);
    }

    @Override
    public RedisURI locate(Duration patience) {
        List<Sentinel.Answer> answers = new ArrayList<>();
        @Nullable Throwable failure = null;
        List<CompletableFuture<Sentinel.Answer>> asked =
                sentinels.stream().map(sentinel -> sentinel.ask(patience)).toList();
        for (CompletableFuture<Sentinel.Answer> each : asked) {
            try {
                answers.add(each.join());
            } catch (CompletionException e) {
                failure = e.getCause();
            }
        }
        return address(newest(answers, sentinels.size(), failure));
    }

    /**
     * Chooses the answer that is right.
     *
     * @param answers the answers, in any order
     * @param asked how many sentinels were asked
     * @param failure why one of them did not answer; null if all did
     * @throws NoPrimaryException if too few have answered
     * @throws FailoverException if the newest answers differ, or one of them is about to change
     */
    static Sentinel.Answer newest(List<Sentinel.Answer> answers, int asked, @Nullable Throwable failure) {
        if (answers.isEmpty() || answers.size() * 2 < asked) {
            throw new NoPrimaryException(TOO_FEW, failure);
        }
        long epoch =
                Collections.max(answers.stream().map(Sentinel.Answer::epoch).toList());
        List<Sentinel.Answer> named = answers.stream()
                .filter(answer -> answer.epoch() == epoch)
                .distinct()
                .toList();
        if (named.size() != 1 || named.get(0).isBeingReplaced()) {
            throw new FailoverException(failure);
        }
        return named.get(0);
    }

    private RedisURI address(Sentinel.Answer answer) {
        RedisURI.Builder address = RedisURI.builder()
                .withHost(answer.host())
                .withPort(answer.port())
                .withSsl(uri)
                .withAuthentication(uri)
                .withDatabase(uri.getDatabase())
                .withTimeout(uri.getTimeout());
        String name = uri.getClientName();
        return (name == null ? address : address.withClientName(name)).build();
    }
}
