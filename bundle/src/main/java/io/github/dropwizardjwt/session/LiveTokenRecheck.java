package io.github.dropwizardjwt.session;

import com.google.common.collect.Lists;
import io.github.dropwizardjwt.session.EndedSessions.Reading;
import io.github.dropwizardjwt.session.LiveTokens.Name;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the store again about the tokens in use before its last answers are too old to count. It asks about many tokens
 * at a time: that takes the store and this node a small part of the work, and no request waits for it. A token that
 * nobody presents is not asked about. All in one thread.
 */
final class LiveTokenRecheck {
    private static final Logger LOGGER = LoggerFactory.getLogger(LiveTokenRecheck.class);

    /** Early enough to try several times. */
    private static final Duration AGE = LiveTokens.MAX_AGE.multipliedBy(4).dividedBy(5);

    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int BATCH_SIZE = 100;

    private final SessionStore store;
    private final LiveTokens tokens;
    private final EndedSessions ended;
    private final UnloggedEnds unlogged;
    private final Supplier<Moment> now;
    private final StoppableThread.Wait pause;
    private final StoppableThread thread = new StoppableThread(this::run, "jwt-sessions-recheck");
    private final LongAdder rechecked = new LongAdder();

    private record Question(Name name, LiveToken known, LiveToken next, TokenReference token) {}

    LiveTokenRecheck(
            SessionStore store, LiveTokens tokens, EndedSessions ended, UnloggedEnds unlogged, Supplier<Moment> now) {
        this(store, tokens, ended, unlogged, now, () -> TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos()));
    }

    LiveTokenRecheck(
            SessionStore store,
            LiveTokens tokens,
            EndedSessions ended,
            UnloggedEnds unlogged,
            Supplier<Moment> now,
            StoppableThread.Wait pause) {
        this.store = store;
        this.tokens = tokens;
        this.ended = ended;
        this.unlogged = unlogged;
        this.now = now;
        this.pause = pause;
    }

    void start() {
        thread.start();
    }

    void stop(Duration limit) {
        thread.stop(limit);
    }

    /** How many tokens were asked about. */
    long rechecked() {
        return rechecked.sum();
    }

    private void run() {
        while (!thread.isStopped()) {
            try {
                thread.await(pause);
                attempt();
            } catch (InterruptedException e) {
                // Stopped.
                return;
            } catch (RuntimeException | Error e) {
                // That it failed could not even be logged. The thread lives on, since none replaces it.
            }
        }
    }

    private void attempt() {
        try {
            recheck();
        } catch (RuntimeException | Error e) {
            // What cannot be asked about here is asked about by requests, and they report why that fails.
            LOGGER.debug("The session store could not be asked again about tokens in use", e);
        }
    }

    /**
     * Asks about all tokens whose turn it is.
     *
     * @throws RuntimeException if the store fails; what it said before remains
     */
    void recheck() {
        Moment begun = now.get();
        List<Map.Entry<Name, LiveToken>> due =
                tokens.all(token -> isDue(token, begun)).toList();
        Lists.partition(due, BATCH_SIZE).forEach(this::recheck);
    }

    private static boolean isDue(LiveToken token, Moment now) {
        return token.isUsed() && !token.isWithin(AGE, now) && token.outlives(0, now);
    }

    private void recheck(List<Map.Entry<Name, LiveToken>> batch) {
        if (thread.isStopped()) {
            return;
        }
        Reading reading = ended.reading();
        List<Question> questions = batch.stream()
                .map(entry -> question(reading, entry.getKey(), entry.getValue()))
                .toList();
        Set<TokenReference> live = new HashSet<>(store.live(
                questions.stream().map(Question::token).toList(),
                Instant.ofEpochMilli(now.get().millis())));
        for (Question question : questions) {
            if (live.contains(question.token())) {
                tokens.replace(question.name(), question.known(), question.next());
            } else {
                tokens.remove(question.name(), question.known());
                unlogged.suspect(question.known(), now.get());
            }
        }
        rechecked.add(questions.size());
    }

    /** In the order in which a request takes these. */
    private Question question(Reading reading, Name name, LiveToken known) {
        Generations generations = ended.again(known.generations());
        LiveToken next = known.next(reading, generations, now.get());
        return new Question(name, known, next, next.reference(name));
    }
}
