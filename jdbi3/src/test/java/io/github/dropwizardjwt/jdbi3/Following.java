package io.github.dropwizardjwt.jdbi3;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.Waiting;
import io.github.dropwizardjwt.token.Token;

/**
 * Two services that follow the log, of which one ends a session while the other is asked about it and about one that
 * goes on. Used by one thread.
 */
final class Following implements AutoCloseable {
    private static final int READS = 5;
    private static final int REMEMBERED = 200;

    private final FollowingService ending;
    private final FollowingService asked;
    private final Token ended;
    private final Token living;
    private final Visitor visitorOfEnded;
    private final Visitor visitorOfLiving;

    /**
     * Opens the sessions, and waits until they are accepted from memory.
     *
     * @param url where sessions are ended
     * @param urlOfAsked by which the service that is asked reaches the same database
     */
    Following(String url, String urlOfAsked) {
        ending = FollowingService.at(url);
        asked = FollowingService.at(urlOfAsked);
        ended = ending.open("alice");
        living = ending.open("bob");
        visitorOfEnded = new Visitor(asked, ended);
        visitorOfLiving = new Visitor(asked, living);
        awaitBelief();
    }

    FollowingService asked() {
        return asked;
    }

    Token ended() {
        return ended;
    }

    /** Waits until the service that is asked cannot answer. */
    void awaitUnavailable() {
        visitorOfLiving.awaitUnavailable();
        visitorOfEnded.awaitUnavailable();
    }

    /** Waits until the token of the ended session is rejected. */
    void awaitRejected() {
        visitorOfEnded.awaitRejected();
    }

    /** Ends one session, and returns when that was answered. */
    long end() {
        ending.end(ended);
        return System.nanoTime();
    }

    /**
     * Waits until the faults are over, and checks that the token was not accepted with a request that began more than
     * {@code maxStaleness} after its end was answered, that the other was never rejected, and that memory counts again.
     */
    void check(long answered) {
        visitorOfEnded.awaitRejected();
        awaitBelief();
        visitorOfEnded.awaitRejected();

        assertThat(visitorOfEnded.acceptedAfter(answered)).isLessThan(FollowingService.MAX_STALENESS);
        assertThat(visitorOfLiving.rejected()).isZero();
        Waiting.until("the log is healthy", asked::isLogHealthy);
    }

    private void awaitBelief() {
        visitorOfLiving.awaitAccepted();
        long reads = asked.figure("log.reads") + READS;
        long remembered = asked.figure("remembered") + REMEMBERED;
        Waiting.until(
                "tokens are accepted from memory",
                () -> asked.figure("log.reads") >= reads && asked.figure("remembered") >= remembered);
    }

    @Override
    public void close() {
        visitorOfEnded.close();
        visitorOfLiving.close();
        asked.close();
        ending.close();
    }
}
