package io.github.dropwizardjwt;

import io.github.dropwizardjwt.token.Token;
import java.time.Clock;

/** What {@code jwt inspect --verify} asks, for tests in other packages. */
public final class CommandVerifier implements AutoCloseable {
    private final CommandTokens tokens;

    public CommandVerifier(JwtConfiguration settings, Clock clock) {
        Customizations code = new Customizations();
        code.clock.delegateTo(clock);
        this.tokens = CommandTokens.open(settings, code);
    }

    public Token verify(String text) {
        return tokens.verify(text);
    }

    @Override
    public void close() {
        tokens.close();
    }
}
