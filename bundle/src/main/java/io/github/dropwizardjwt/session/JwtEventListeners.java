package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls each listener, whether or not the others fail. */
record JwtEventListeners(List<JwtEventListener> listeners) implements JwtEventListener {
    private static final Logger LOGGER = LoggerFactory.getLogger(JwtEventListeners.class);

    @Override
    public void opened(Session session) {
        call(listener -> listener.opened(session));
    }

    @Override
    public void refreshed(Session session) {
        call(listener -> listener.refreshed(session));
    }

    @Override
    public void renewed(Session session) {
        call(listener -> listener.renewed(session));
    }

    @Override
    public void reused(Session session) {
        call(listener -> listener.reused(session));
    }

    @Override
    public void grantWithdrawn(Session session) {
        call(listener -> listener.grantWithdrawn(session));
    }

    @Override
    public void evicted(String subject, String sid) {
        call(listener -> listener.evicted(subject, sid));
    }

    @Override
    public void revoked(Token token) {
        call(listener -> listener.revoked(token));
    }

    @Override
    public void revokedSession(String sid) {
        call(listener -> listener.revokedSession(sid));
    }

    @Override
    public void revokedSubject(String subject, int sessions) {
        call(listener -> listener.revokedSubject(subject, sessions));
    }

    @Override
    public void issuedApiToken(String subject, ApiToken token) {
        call(listener -> listener.issuedApiToken(subject, token));
    }

    @Override
    public void revokedApiToken(String subject, String id) {
        call(listener -> listener.revokedApiToken(subject, id));
    }

    @Override
    public void revokedApiTokens(String subject, int tokens) {
        call(listener -> listener.revokedApiTokens(subject, tokens));
    }

    @Override
    public void rejected(Decision decision) {
        call(listener -> listener.rejected(decision));
    }

    @Override
    public void rejected(Reason reason) {
        call(listener -> listener.rejected(reason));
    }

    @Override
    public void overridden(Decision decision) {
        call(listener -> listener.overridden(decision));
    }

    @Override
    public void wouldReject(Decision decision) {
        call(listener -> listener.wouldReject(decision));
    }

    @Override
    public void wouldAdmit(Decision decision) {
        call(listener -> listener.wouldAdmit(decision));
    }

    /** Called with each request, so without a lambda or an iterator. */
    @Override
    public void accepted(Token token) {
        for (int i = 0; i < listeners.size(); i++) {
            try {
                listeners.get(i).accepted(token);
            } catch (RuntimeException e) {
                warn(e);
            }
        }
    }

    @Override
    public Optional<Consumer<Decision>> acceptances() {
        List<Consumer<Decision>> asked = listeners.stream()
                .flatMap(listener -> listener.acceptances().stream())
                .toList();
        return asked.isEmpty() ? Optional.empty() : Optional.of(decision -> call(asked, to -> to.accept(decision)));
    }

    private void call(Consumer<JwtEventListener> event) {
        call(listeners, event);
    }

    private static <L> void call(List<L> listeners, Consumer<L> event) {
        for (L listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException e) {
                warn(e);
            }
        }
    }

    private static void warn(RuntimeException e) {
        LOGGER.warn("A JwtEventListener failed; nothing else is affected", e);
    }
}
