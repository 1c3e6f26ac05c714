package io.github.dropwizardjwt;

import io.github.dropwizardjwt.cli.ConfiguredService;
import io.github.dropwizardjwt.key.rotation.KeyRotation;
import io.github.dropwizardjwt.key.rotation.ScheduledKeys;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenManagerBuilder;
import io.github.dropwizardjwt.token.TokenType;
import io.github.dropwizardjwt.token.UnverifiedToken;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The {@code jwt:} section, for commands. */
record CommandService(JwtConfiguration settings, Clock clock) implements ConfiguredService {
    @Override
    public Token issue(TokenType type, String subject, @Nullable String scope) {
        SessionsFactory store = settings.getSessions();
        if (store == null) {
            return stateless(type, subject, scope);
        }
        try (CommandSessions sessions = sessions(store)) {
            return sessions.issue(type, subject, scope);
        }
    }

    private Token stateless(TokenType type, String subject, @Nullable String scope) {
        TokenManager tokens = manager().build();
        if (type == TokenType.AUTH) {
            return tokens.authToken(subject, scope);
        }
        if (scope != null) {
            throw new IllegalArgumentException("Refresh tokens have no scope; drop --scope");
        }
        return tokens.refreshToken(subject);
    }

    @Override
    public Token verify(String token) {
        SessionsFactory store = settings.getSessions();
        if (store == null) {
            return manager().build().verify(token, TokenType.AUTH, TokenType.REFRESH);
        }
        try (CommandSessions sessions = sessions(store)) {
            return sessions.verify(token);
        }
    }

    @Override
    public UnverifiedToken decode(String token) {
        return manager().build().decode(token);
    }

    private CommandSessions sessions(SessionsFactory store) {
        return CommandSessions.open(store, Objects.requireNonNull(settings.getIssuer(), "validated"), manager(), clock);
    }

    private TokenManagerBuilder manager() {
        return settings.builder(clock, keys());
    }

    @Override
    public ScheduledKeys keys() {
        return settings.keys().existing(clock).scheduled();
    }

    @Override
    public KeyRotation rotation() {
        return settings.keys().rotation(clock);
    }
}
