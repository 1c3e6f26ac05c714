package io.github.dropwizardjwt.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.config.session.SessionsFactory;
import io.github.dropwizardjwt.token.Token;
import java.time.Duration;

/**
 * Two services that follow the log, of which one ends a session while the other is asked about it and about one that
 * goes on. Used by one thread.
 */
public final class Following implements AutoCloseable {
    private static final int SEVERAL = 10;
    private static final int MANY = 500;
    private static final int READS = 5;

    private final FollowingService ending;
    private final FollowingService asked;
    private final Token ended;
    private final Token living;
    private Visitor visitorOfEnded;
    private Visitor visitorOfLiving;

    /**
     * Starts the services, opens the sessions and lets clients ask about them.
     *
     * @param ending says where sessions are ended
     * @param asked says by which address the service that is asked reaches the same store
     */
    public Following(SessionsFactory ending, SessionsFactory asked) {
        this.ending = FollowingService.start(ending);
        this.asked = FollowingService.start(asked);
        ended = this.ending.open("alice");
        living = this.ending.open("bob");
        startVisits();
    }

    private void startVisits() {
        visitorOfEnded = Visitor.of(asked, ended);
        visitorOfLiving = Visitor.of(asked, living);
    }

    private void stopVisits() {
        visitorOfEnded.close();
        visitorOfLiving.close();
    }

    /** Stops the clients, lets something happen, and starts others, with counts of their own. */
    public void withoutVisits(Runnable event) {
        stopVisits();
        event.run();
        startVisits();
    }

    public FollowingService asked() {
        return asked;
    }

    /** The id of the session that is ended. */
    public String sid() {
        return FollowingService.sid(ended);
    }

    /** Waits, before the session is ended, until both tokens are accepted from memory. */
    public void awaitMemory() {
        visitorOfEnded.awaitAccepted(MANY);
        awaitMemoryOfLiving();
    }

    /** Waits until the service that is asked cannot answer. */
    public void awaitUnavailable() {
        visitorOfLiving.awaitUnavailable(SEVERAL);
        visitorOfEnded.awaitUnavailable(SEVERAL);
    }

    /** Waits until the token of the session that goes on is accepted once more. */
    public void awaitAccepted() {
        visitorOfLiving.awaitAccepted(1);
    }

    /** Waits until the token of the ended session is rejected. */
    public void awaitRejected() {
        visitorOfEnded.awaitRejected(SEVERAL);
    }

    /** Ends one session, and returns when that was answered. */
    public long end() {
        ending.end(ended);
        return System.nanoTime();
    }

    /** Checks that no request that began more than {@code maxStaleness} after the answered end was accepted so far. */
    public void checkSoFar(long answered) {
        checkSoFar(answered, FollowingService.MAX_STALENESS);
    }

    private void checkSoFar(long answered, Duration bound) {
        assertThat(visitorOfEnded.acceptedAfter(answered)).isLessThan(bound);
    }

    /** Does {@link #check(long, Duration)} with {@code maxStaleness}. */
    public void check(long answered) {
        check(answered, FollowingService.MAX_STALENESS);
    }

    /**
     * Waits until the faults are over, and checks that the token was not accepted with a request that began more than
     * {@code bound} after its end was answered, that the other was never rejected, and that tokens are accepted from
     * memory again.
     */
    public void check(long answered, Duration bound) {
        awaitRejected();
        checkLiving();
        checkSoFar(answered, bound);
        visitorOfEnded.awaitRejected(MANY);

        checkSoFar(answered, bound);
        assertThat(visitorOfLiving.rejected()).isZero();
        Waiting.until("the log is healthy", asked::isLogHealthy);
    }

    /**
     * Waits until the token of the session that goes on is accepted from memory, and checks that it was never rejected.
     */
    public void checkLiving() {
        awaitMemoryOfLiving();
        visitorOfLiving.awaitAcceptedInARow(MANY);
        assertThat(visitorOfLiving.rejected()).isZero();
    }

    private void awaitMemoryOfLiving() {
        visitorOfLiving.awaitAccepted(SEVERAL);
        long reads = asked.figure("log.reads") + READS;
        long remembered = asked.figure("remembered") + MANY;
        Waiting.until(
                "tokens are accepted from memory",
                () -> asked.figure("log.reads") >= reads && asked.figure("remembered") >= remembered);
    }

    @Override
    public void close() {
        stopVisits();
        asked.close();
        ending.close();
    }
}
