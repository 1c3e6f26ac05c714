package io.github.dropwizardjwt.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.session.Session;
import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.testing.store.SampleSessions;
import io.github.dropwizardjwt.token.RandomId;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of a subject's sessions is kept for as long as the one that ends last, whichever was opened first. */
class IndexAgeTest {
    private final SessionStore store = RedisStores.node();

    @ParameterizedTest
    @CsvSource({"1, 3650", "3650, 1"})
    void outlivesTheSessionThatEndsLast(int daysOfFirst, int daysOfSecond) {
        String subject = "alice-" + RandomId.next();
        Session first = ending(subject, daysOfFirst);
        Session second = ending(subject, daysOfSecond);
        store.add(first);
        store.add(second);

        try (RedisClient client = RedisClient.create(RedisStores.uri());
                StatefulRedisConnection<String, String> connection = client.connect()) {
            assertThat(Duration.ofMillis(connection.sync().pttl("jwt:subject:" + subject)))
                    .isBetween(Duration.ofDays(3650), Duration.ofDays(3651));
        }
        assertThat(store.list(subject, SampleSessions.openedAt(), 10, null))
                .containsExactlyInAnyOrderElementsOf(List.of(first, second));
    }

    private static Session ending(String subject, int days) {
        Session session = SampleSessions.of(subject);
        return new Session(
                session.sid(),
                subject,
                session.client(),
                session.claims(),
                session.createdAt(),
                session.lastUsedAt(),
                session.expiresAt(),
                session.createdAt().plus(Duration.ofDays(days)),
                session.refreshHash(),
                null);
    }
}
