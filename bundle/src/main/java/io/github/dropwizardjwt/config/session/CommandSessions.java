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
 * The application's sessions while a command runs. Nothing is served, watched or purged, and the store is called
 * without {@code sessions.timeout}, since a command opens its first connection. Not thread-safe.
 */
public final class CommandSessions implements AutoCloseable {
    /** What the subject sees in the list of sessions. */
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
     * Opens a session and returns one of its tokens.
     *
     * @param type the type of the token to return
     * @param subject the session's subject
     * @param scope the scope of its auth tokens; null for none
     * @param claims their custom claims
     * @return the token
     * @throws IllegalArgumentException if the subject or a claim is malformed
     */
    public Token issue(TokenType type, String subject, @Nullable String scope, Map<String, ?> claims) {
        TokenPair pair = sessions.open(subject, scope, claims, CLIENT);
        return type == TokenType.AUTH ? pair.auth() : pair.refresh();
    }

    /**
     * Issues and verifies the tokens of these sessions.
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
            throw new IllegalStateException("The store of jwt.sessions cannot be started: " + e.getMessage(), e);
        }
    }

    /** Closes the connections to the store. */
    @Override
    public void close() {
        try {
            connections.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The store of jwt.sessions cannot be stopped", e);
        }
    }
}
