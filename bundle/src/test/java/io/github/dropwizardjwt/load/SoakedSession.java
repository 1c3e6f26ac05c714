package io.github.dropwizardjwt.load;

import io.github.dropwizardjwt.session.TokenPair;
import io.github.dropwizardjwt.token.RandomId;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;

/** A client with a session, used by one thread at a time: what it does, and what must come of it. */
final class SoakedSession {
    /** Left of the grace for a request to take. */
    private static final long USABLE_GRACE =
            SoakedService.GRACE.minus(Duration.ofSeconds(5)).toNanos();

    private static final int MAX_REFRESHES = 25;

    private final SoakedStore store;
    private final String subject;
    private final Set<String> parts;
    private final Set<String> partsOfEnding;
    private final List<TokenPair> pairs = new ArrayList<>();
    /** Auth tokens that were revoked, or may have been. */
    private final Set<Token> revoked = new HashSet<>();
    /** When the last step of the session was confirmed. */
    private long written;
    /** When the last refresh token but one was first presented. */
    private long spent;
    /** When the last refresh token was first presented, without an answer so far; 0 if it was not. */
    private long pending;

    private Ending ending;
    private boolean over;

    /** The ways in which a session ends. Each is repeated until it is confirmed. */
    private enum Ending {
        LOGOUT("logout"),
        LOGOUT_OF_ALL("logout of all"),
        REUSE("reuse");

        private final String text;

        Ending(String text) {
            this.text = text;
        }
    }

    private SoakedSession(SoakedStore store, TokenPair first) {
        this.store = store;
        this.subject = first.auth().subject();
        String sid = store.sid(first);
        this.parts = store.partsOf(sid);
        Set<String> both = new HashSet<>(parts);
        both.add(store.soak().partOfSubject(subject));
        this.partsOfEnding = both;
        this.written = store.faults().now();
        pairs.add(first);
    }

    /** Logs in; empty if that is not possible now. */
    static Optional<SoakedSession> open(SoakedStore store) {
        return store.write(
                        "opened",
                        Set.of(),
                        () -> store.any().sessions().open("soak-" + RandomId.next(), "read", Map.of("tenant", 7)))
                .map(pair -> new SoakedSession(store, pair));
    }

    boolean isOver() {
        return over;
    }

    /** One request, or a few. */
    void step() {
        int choice = ThreadLocalRandom.current().nextInt(100);
        if (ending != null) {
            end();
        } else if (choice < 50) {
            check();
        } else if (choice < 82 || pending != 0) {
            refresh();
        } else if (choice < 90) {
            repeat();
        } else if (choice < 94) {
            revoke();
        } else if (choice < 97 && pairs.size() < MAX_REFRESHES) {
            check();
        } else {
            endBy(anyEnding());
        }
    }

    private Ending anyEnding() {
        Ending[] all = Ending.values();
        Ending any = all[ThreadLocalRandom.current().nextInt(all.length)];
        return any == Ending.REUSE && pairs.size() < 3 ? Ending.LOGOUT : any;
    }

    private TokenPair last(int back) {
        return pairs.get(pairs.size() - 1 - back);
    }

    private void check() {
        Token token = last(ThreadLocalRandom.current().nextInt(Math.min(3, pairs.size())))
                .auth();
        if (revoked.contains(token)) {
            return;
        }
        try {
            store.read("good token accepted", parts, () -> store.any().check(token));
        } catch (TokenRejectedException e) {
            isLost("good token rejected, " + e.reason());
        }
    }

    private void isLost(String what) {
        store.violatedUnlessLost(what, written, parts);
        over = true;
    }

    private void refresh() {
        if (pending == 0) {
            pending = store.faults().now();
        } else if (store.faults().now() - pending > USABLE_GRACE) {
            store.ledger().count("given up: no refresh within the grace");
            over = true;
            return;
        }
        try {
            List<TokenPair> answers = exchanged(last(0).refresh());
            if (!answers.isEmpty()) {
                advance(answers);
            }
        } catch (TokenRejectedException e) {
            isLost("good refresh token rejected, " + e.reason());
        }
    }

    private void advance(List<TokenPair> answers) {
        written = store.faults().now();
        spent = pending;
        pending = 0;
        pairs.add(answers.get(answers.size() - 1));
        if (answers.stream().map(SoakedSession::text).distinct().count() > 1) {
            store.violatedUnlessLost("two branches of one refresh token, asked for at once", written, parts);
            over = true;
        }
    }

    /** Presents a refresh token at one service, at both one after the other, or at both at once. */
    private List<TokenPair> exchanged(Token refresh) {
        SoakedService one = store.any();
        SoakedService other = store.any();
        List<TokenPair> answers = new ArrayList<>();
        if (ThreadLocalRandom.current().nextInt(3) == 0) {
            CompletableFuture<Optional<TokenPair>> meanwhile = CompletableFuture.supplyAsync(
                    () -> exchangedAt(one, refresh), store.soak().threads());
            Optional<TokenPair> here = exchangedAt(other, refresh);
            joined(meanwhile).ifPresent(answers::add);
            here.ifPresent(answers::add);
        } else {
            exchangedAt(one, refresh).ifPresent(answers::add);
            exchangedAt(other, refresh).ifPresent(answers::add);
        }
        return answers;
    }

    private static Optional<TokenPair> joined(CompletableFuture<Optional<TokenPair>> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof TokenRejectedException rejected) {
                throw rejected;
            }
            throw e;
        }
    }

    private Optional<TokenPair> exchangedAt(SoakedService service, Token refresh) {
        return store.write("refreshed", parts, () -> service.sessions().refresh(refresh));
    }

    /** Asks for the last response again, as a client does that has lost it. */
    private void repeat() {
        if (pairs.size() < 2 || store.faults().now() - spent > USABLE_GRACE) {
            return;
        }
        try {
            Optional<TokenPair> again =
                    store.write("repeated", parts, () -> store.any().sessions().refresh(last(1).refresh()));
            if (again.isPresent() && !text(again.get()).equals(text(last(0)))) {
                isLost("two branches of one refresh token, asked for later");
            }
        } catch (TokenRejectedException e) {
            isLost("repeated refresh rejected, " + e.reason());
        }
    }

    /** Whole tokens: a successor's id follows from the token that was spent, so two branches have the same. */
    private static String text(TokenPair pair) {
        return pair.auth().signed() + " " + pair.refresh().signed();
    }

    private void revoke() {
        Token token = last(0).auth();
        if (revoked.add(token)) {
            store.write("one token revoked", parts, () -> {
                        store.any().sessions().revoke(token);
                        return true;
                    })
                    .ifPresent(confirmed -> store.dead()
                            .add("its revocation", token, parts, store.faults().now()));
        }
    }

    private void endBy(Ending way) {
        ending = way;
        end();
    }

    private void end() {
        try {
            // Ending all sessions of a subject has few threads, which are not those of one part.
            Set<String> concerned = ending == Ending.LOGOUT_OF_ALL ? Set.of() : partsOfEnding;
            Optional<Boolean> answer = store.write("ended by " + ending.text, concerned, this::tryToEnd);
            if (answer.isPresent() && ending == Ending.REUSE) {
                isLost("reused token exchanged");
            } else if (answer.isPresent()) {
                isDead();
            }
        } catch (TokenRejectedException e) {
            if (ending == Ending.REUSE && (e.reason() == Reason.REUSED || e.reason() == Reason.REVOKED)) {
                store.ledger().count("ended by reuse");
                isDead();
            } else {
                isLost(ending.text + " rejected, " + e.reason());
            }
        }
    }

    private boolean tryToEnd() {
        SoakedService service = store.any();
        switch (ending) {
            case LOGOUT -> service.sessions().revoke(last(0).refresh());
            case LOGOUT_OF_ALL -> service.sessions().revokeSubject(subject);
            case REUSE -> service.sessions().refresh(last(2).refresh());
        }
        return true;
    }

    private void isDead() {
        long confirmed = store.faults().now();
        for (TokenPair pair : pairs) {
            store.dead().add(ending.text, pair.auth(), parts, confirmed);
            store.dead().add(ending.text, pair.refresh(), parts, confirmed);
        }
        over = true;
    }
}
