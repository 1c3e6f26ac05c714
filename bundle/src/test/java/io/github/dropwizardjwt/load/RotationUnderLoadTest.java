package io.github.dropwizardjwt.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.rotation.KeyRotation;
import io.github.dropwizardjwt.key.rotation.KeyState;
import io.github.dropwizardjwt.key.rotation.ReloadableKeys;
import io.github.dropwizardjwt.key.rotation.RotationPolicy;
import io.github.dropwizardjwt.key.rotation.ScheduledKey;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Three nodes with one key directory issue and verify each other's tokens without a pause, while keys pass through all
 * their states: made, published, active, retired, gone, deleted. The nodes look at the directory at different times.
 */
class RotationUnderLoadTest {
    private static final Duration TOKEN_LIFE = Duration.ofHours(1);
    private static final RotationPolicy POLICY = new RotationPolicy(Duration.ofMinutes(10), TOKEN_LIFE);
    private static final int ROTATIONS = 6;
    private static final int MINUTES_BETWEEN = 30;
    private static final int REMEMBERED = 50;

    @TempDir
    Path directory;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T12:00:00Z"));

    /** Read by who judges a token, so that the time does not change between knowing better and asking. */
    private final ReentrantReadWriteLock time = new ReentrantReadWriteLock(true);

    private final ConcurrentLinkedDeque<Token> ordinary = new ConcurrentLinkedDeque<>();
    /** By key, the last token it signed. */
    private final Map<Object, Token> last = new ConcurrentHashMap<>();

    /** By key, a token that would outlive it. */
    private final Map<Object, Token> immortal = new ConcurrentHashMap<>();

    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicLong rounds = new AtomicLong();
    private final AtomicLong rejectedSinceGone = new AtomicLong();

    private record Node(ReloadableKeys keys, TokenManager tokens) {
        boolean hasGone(Object keyId, Instant now) {
            return keys.schedule().keys().stream()
                    .filter(key -> key.verificationKey().id().equals(keyId))
                    .allMatch(key -> key.stateAt(now) == KeyState.EXPIRED);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Algorithm.class,
            names = {"HS256", "ES256"})
    void rejectsNoGoodTokenAndAcceptsNoneOfAKeyThatIsGone(Algorithm algorithm) throws Exception {
        KeyRotation rotation = new KeyRotation(directory, POLICY, null, algorithm, clock);
        rotation.createFirstKey();
        List<Node> nodes = IntStream.range(0, 3).mapToObj(i -> node()).toList();
        AtomicBoolean stop = new AtomicBoolean();
        List<Thread> threads = IntStream.range(0, 4)
                .mapToObj(i -> new Thread(() -> work(nodes, stop)))
                .toList();
        threads.forEach(Thread::start);
        try {
            for (int i = 0; i < ROTATIONS; i++) {
                assertThat(rotation.createNextKey()).isPresent();
                for (int minute = 0; minute < MINUTES_BETWEEN; minute++) {
                    nodes.get(minute % nodes.size()).keys().reload();
                    assertNodesAgree(nodes);
                    awaitRounds(2);
                    advance(Duration.ofMinutes(1));
                }
                deleteGoneKeys(nodes.get(0));
            }
        } finally {
            stop.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
        }

        assertThat(failures).isEmpty();
        assertThat(immortal).hasSizeGreaterThanOrEqualTo(ROTATIONS);
        assertThat(rejectedSinceGone).hasPositiveValue();
        assertThat(nodes).allSatisfy(node -> {
            assertThat(node.keys().problem()).isEmpty();
            assertThat(node.tokens().cacheStatistics().hits()).isPositive();
        });
    }

    private Node node() {
        ReloadableKeys keys = new KeyRotation(directory, POLICY, null, Algorithm.ES256, clock).load();
        return new Node(
                keys,
                TokenManager.builder("example-service", keys.schedule())
                        .authMaxAge(TOKEN_LIFE)
                        .clock(clock)
                        .build());
    }

    private void work(List<Node> nodes, AtomicBoolean stop) {
        while (!stop.get()) {
            time.readLock().lock();
            try {
                TokenManager issuer = any(nodes).tokens();
                Token fresh = issuer.authToken("alice");
                nodes.forEach(node -> judge(node, fresh));
                ordinary.addFirst(fresh);
                last.put(keyId(fresh), fresh);
                ordinary.forEach(token -> judge(any(nodes), token));
                last.values().forEach(token -> judge(any(nodes), token));
                Token outliving = issuer.auth("bob").maxAge(Duration.ofDays(30)).sign();
                immortal.putIfAbsent(keyId(outliving), outliving);
                immortal.values().forEach(token -> judge(any(nodes), token));
            } catch (RuntimeException e) {
                failures.add(e.toString());
            } finally {
                time.readLock().unlock();
            }
            while (ordinary.size() > REMEMBERED) {
                ordinary.pollLast();
            }
            rounds.incrementAndGet();
        }
    }

    /** Keys are forgotten in one direction only, so that what is gone now is gone when the token is verified. */
    private void judge(Node node, Token token) {
        Instant now = clock.instant();
        boolean gone = node.hasGone(keyId(token), now);
        boolean mustBeGood = token.subject().equals("alice") && now.isBefore(token.expiresAt());
        boolean valid = node.tokens().isValid(token.signed());
        if (valid && gone) {
            failures.add("accepted a token of a key that is gone, at " + now);
        } else if (!valid && mustBeGood) {
            failures.add("rejected a good token, at " + now);
        } else if (gone && token.subject().equals("bob")) {
            rejectedSinceGone.incrementAndGet();
        }
    }

    private static Node any(List<Node> nodes) {
        return nodes.get(ThreadLocalRandom.current().nextInt(nodes.size()));
    }

    private static Object keyId(Token token) {
        return String.valueOf(token.header().get("kid"));
    }

    private void assertNodesAgree(List<Node> nodes) {
        assertThat(nodes.stream()
                        .map(node -> node.keys()
                                .schedule()
                                .current()
                                .signingKey()
                                .orElseThrow()
                                .id())
                        .distinct())
                .hasSize(1);
    }

    private void advance(Duration duration) {
        time.writeLock().lock();
        try {
            clock.advance(duration);
        } finally {
            time.writeLock().unlock();
        }
    }

    private void awaitRounds(int more) {
        long enough = rounds.get() + more;
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (rounds.get() < enough) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private void deleteGoneKeys(Node node) throws IOException {
        for (ScheduledKey key : node.keys().schedule().keys()) {
            if (key.stateAt(clock.instant()) == KeyState.EXPIRED) {
                Files.delete(directory.resolve(key.name()));
            }
        }
        node.keys().reload();
    }
}
