package io.github.dropwizardjwt;

import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.session.TokenPair;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenManagerBuilder;
import io.github.dropwizardjwt.token.TokenType;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.eclipse.jetty.util.component.ContainerLifeCycle;
import org.jspecify.annotations.Nullable;

/**
 * The application's sessions while a command runs. Nothing is served, watched or purged, and a command waits for the store
 * for longer than requests do: it is the first to connect.
 */
final class CommandSessions implements AutoCloseable {
    /** By which the subject recognises the session in a list. */
    private static final String CLIENT = "jwt token";

    private final ContainerLifeCycle connections = new ContainerLifeCycle();
    private final TokenManager tokens;
    private final SessionManager sessions;

    private CommandSessions(
            SessionsFactory settings,
            String issuer,
            TokenManagerBuilder manager,
            Clock clock,
            Environment environment) {
        SessionStore store = settings.build(environment);
        environment.lifecycle().attach(connections);
        tokens = manager.sessions(SessionManager.check(issuer, store, clock, Duration.ZERO))
                .build();
        sessions = settings.manager(tokens, store, clock).build();
    }

    /**
     * Connects to the store.
     *
     * @throws IllegalArgumentException if other processes do not see what is in it
     * @throws IllegalStateException if it cannot be reached
     */
    static CommandSessions open(SessionsFactory settings, String issuer, TokenManagerBuilder manager, Clock clock) {
        if (!settings.isShared()) {
            throw new IllegalArgumentException("jwt.sessions are kept in the memory of the service, where no command "
                    + "reaches them; log in to the service, or keep them in another store");
        }
        CommandSessions opened = new CommandSessions(settings, issuer, manager, clock, new Environment("jwt"));
        opened.start();
        return opened;
    }

    Token issue(TokenType type, String subject, @Nullable String scope) {
        TokenPair pair = sessions.open(subject, scope, Map.of(), CLIENT);
        return type == TokenType.AUTH ? pair.auth() : pair.refresh();
    }

    /** What issues and verifies the tokens of these sessions. */
    TokenManager tokens() {
        return tokens;
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
