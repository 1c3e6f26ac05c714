package io.github.dropwizardjwt;

import io.github.dropwizardjwt.cli.TokenRequest;
import io.github.dropwizardjwt.config.session.CommandSessions;
import io.github.dropwizardjwt.config.session.SessionsFactory;
import io.github.dropwizardjwt.key.KeysUnavailableException;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenType;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import org.jspecify.annotations.Nullable;

/** The token manager of a command, with the application's sessions where it has them. Close it after use. */
final class CommandTokens implements AutoCloseable {
    private final TokenSetup setup;
    private final TokenManager tokens;
    private final @Nullable CommandSessions sessions;

    private CommandTokens(TokenSetup setup, TokenManager tokens, @Nullable CommandSessions sessions) {
        this.setup = setup;
        this.tokens = tokens;
        this.sessions = sessions;
    }

    /**
     * Loads the keys, and connects to the session store.
     *
     * @param code what the application sets in code
     * @throws IllegalArgumentException if a setting or a key cannot be used, or the sessions are not accessible to
     *     commands
     * @throws IllegalStateException if the store cannot be reached
     */
    static CommandTokens open(JwtConfiguration settings, Customizations code) {
        TokenSetup setup = TokenSetup.ofCommand(settings, code);
        SessionsFactory store = settings.getSessions();
        if (store == null) {
            return new CommandTokens(setup, setup.tokens().build(), null);
        }
        CommandSessions sessions = store.openForCommand(setup.tokens());
        return new CommandTokens(setup, sessions.tokens(), sessions);
    }

    Token issue(TokenRequest request) {
        if (sessions != null) {
            return sessions.issue(request.type(), request.subject(), request.scope(), request.claims());
        }
        if (request.type() == TokenType.AUTH) {
            return tokens.authToken(request.subject(), request.scope(), request.claims());
        }
        if (request.scope() != null) {
            throw new IllegalArgumentException("Refresh tokens have no scope; drop --scope");
        }
        if (!request.claims().isEmpty()) {
            throw new IllegalArgumentException("Refresh tokens have no custom claims; drop --claim");
        }
        return tokens.refreshToken(request.subject());
    }

    /**
     * Verifies a token as the service does.
     *
     * @throws IllegalStateException if the token cannot be verified now, for which the service would answer with 503
     */
    Token verify(String text) {
        try {
            return tokens.verify(text, TokenType.AUTH, TokenType.REFRESH);
        } catch (TokenUnavailableException e) {
            String why = e.getCause() instanceof KeysUnavailableException keys ? keys.getMessage() : e.getMessage();
            throw new IllegalStateException("The token cannot be verified now. " + why, e);
        }
    }

    @Override
    public void close() {
        setup.close();
        tokens.close();
        if (sessions != null) {
            sessions.close();
        }
    }
}
