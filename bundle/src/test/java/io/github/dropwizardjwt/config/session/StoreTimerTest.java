package io.github.dropwizardjwt.config.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.Timer;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.support.FaultySessionsFactory;
import io.github.dropwizardjwt.support.FaultyStore;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.support.Waiting;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** {@code jwt.sessions.store} measures the calls of a store. */
class StoreTimerTest {
    private static final long TIMEOUT_MILLIS = 100;

    private final JwtBundle<Host> bundle = new JwtBundle<>(Host::getJwt);

    @Test
    void measuresCallsForAsLongAsTheyTakeThoughNobodyWaitsForThem() throws Exception {
        JwtConfiguration jwt = Sections.read(
                "issuer: example-service",
                "algorithm: HS256",
                "secret: " + Sections.SECRET,
                "sessions: {type: faulty, timeout: " + TIMEOUT_MILLIS + "ms, keepGrantsFromLogin: true}");
        FaultyStore store = ((FaultySessionsFactory) jwt.getSessions()).store();
        AtomicReference<Timer> timer = new AtomicReference<>();
        try (TestServer server = TestServer.start(
                jwt, bundle, environment -> timer.set(environment.metrics().timer("jwt.sessions.store")))) {
            // The warm-up is not a call for a request.
            assertThat(timer.get().getCount()).isZero();
            int before = store.calls();
            String token = bundle.sessions().open("alice").issue().auth().signed();
            bundle.tokens().verify(token);
            Waiting.until("each call is measured", () -> timer.get().getCount() == store.calls() - before);
            long measured = timer.get().getCount();
            assertThat(measured).isPositive();

            store.hang();
            assertThat(server.get("/admin/healthcheck").statusCode()).isEqualTo(500);
            assertThat(timer.get().getCount()).isEqualTo(measured);
            store.recover();

            Waiting.until("the call has ended", () -> timer.get().getCount() == measured + 1);
            assertThat(timer.get().getSnapshot().getMax())
                    .isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(TIMEOUT_MILLIS));
        }
    }
}
