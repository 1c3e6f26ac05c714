package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells each listener, whatever the others do. */
record JwtEventListeners(List<JwtEventListener> listeners) implements JwtEventListener {
    private static final Logger LOGGER = LoggerFactory.getLogger(JwtEventListeners.class);

    @Override
    public void issued(Session session) {
        tell(listener -> listener.issued(session));
    }

    @Override
    public void refreshed(Session session) {
        tell(listener -> listener.refreshed(session));
    }

    @Override
    public void reused(Session session) {
        tell(listener -> listener.reused(session));
    }

    @Override
    public void grantWithdrawn(Session session) {
        tell(listener -> listener.grantWithdrawn(session));
    }

    @Override
    public void evicted(String subject, String sid) {
        tell(listener -> listener.evicted(subject, sid));
    }

    @Override
    public void revoked(Token token) {
        tell(listener -> listener.revoked(token));
    }

    @Override
    public void revokedSession(String sid) {
        tell(listener -> listener.revokedSession(sid));
    }

    @Override
    public void revokedSubject(String subject, int sessions) {
        tell(listener -> listener.revokedSubject(subject, sessions));
    }

    @Override
    public void rejected(Reason reason) {
        tell(listener -> listener.rejected(reason));
    }

    private void tell(Consumer<JwtEventListener> event) {
        for (JwtEventListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException e) {
                LOGGER.warn("A JwtEvents listener failed; nothing else is affected", e);
            }
        }
    }
}
