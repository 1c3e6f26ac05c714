package io.github.dropwizardjwt;

import io.github.dropwizardjwt.cli.ConfiguredService;
import io.github.dropwizardjwt.key.rotation.KeyRotation;
import io.github.dropwizardjwt.key.rotation.KeySchedule;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenType;
import org.jspecify.annotations.Nullable;

/** The service that the {@code jwt:} section describes, for commands. */
record CommandService(JwtConfiguration settings, Customizations code)
        implements ConfiguredService {
    @Override
    public Token issue(TokenType type, String subject, @Nullable String scope) {
        try (CommandTokens tokens = CommandTokens.open(settings, code)) {
            return tokens.issue(type, subject, scope);
        }
    }

    @Override
    public Token verify(String token) {
        try (CommandTokens tokens = CommandTokens.open(settings, code)) {
            return tokens.verify(token);
        }
    }

    @Override
    public KeySchedule keys() {
        return settings.existingKeys(code.clock).schedule();
    }

    @Override
    public KeyRotation rotation() {
        return settings.keyRotation(code.clock);
    }
}
