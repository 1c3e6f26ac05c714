package io.github.dropwizardjwt.config.session;

import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.session.TokenPair;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenType;
import java.util.Map;
import org.eclipse.jetty.util.component.ContainerLifeCycle;
import org.jspecify.annotations.Nullable;

/**
 * The application's sessions while a command runs. Nothing is served, watched or purged, and a command waits for the store
 * for longer than requests do: it is the first to connect. Not thread-safe.
 */
public final class CommandSessions implements AutoCloseable {
    /** By which the subject recognises the session in a list. */
    private static final String CLIENT = "jwt token";

    private final ContainerLifeCycle connections = new ContainerLifeCycle();
    private final SessionManager sessions;

    private CommandSessions(SessionManager sessions) {
        this.sessions = sessions;
    }

    static CommandSessions open(SessionManager sessions, Environment environment) {
        CommandSessions opened = new CommandSessions(sessions);
        environment.lifecycle().attach(opened.connections);
        opened.start();
        return opened;
    }

    /**
     * Opens a session, and gives one of its tokens.
     *
     * @param type which of them
     * @param subject whose session
     * @param scope what its auth tokens allow; null for none
     * @return the token
     * @throws IllegalArgumentException if the subject is malformed
     */
    public Token issue(TokenType type, String subject, @Nullable String scope) {
        TokenPair pair = sessions.open(subject, scope, Map.of(), CLIENT);
        return type == TokenType.AUTH ? pair.auth() : pair.refresh();
    }

    /**
     * What issues and verifies the tokens of these sessions.
     *
     * @return the manager
     */
    public TokenManager tokens() {
        return sessions.tokens();
    }

    private void start() {
        try {
            connections.start();
        } catch (Exception e) {
            close();
            throw new IllegalStateException("The store of jwt.sessions cannot be started", e);
        }
    }

    @Override
    public void close() {
        try {
            connections.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The store of jwt.sessions cannot be stopped", e);
        }
    }
}
