package io.github.dropwizardjwt;

import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Bootstrap;
import io.github.dropwizardjwt.cli.ConfiguredService;
import io.github.dropwizardjwt.cli.JwtCommand;
import io.github.dropwizardjwt.cli.StartedService;
import io.github.dropwizardjwt.cli.TokenRequest;
import io.github.dropwizardjwt.config.session.SessionsFactory;
import io.github.dropwizardjwt.key.rotation.KeyRotation;
import io.github.dropwizardjwt.key.rotation.KeySchedule;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManagerBuilder;
import io.github.dropwizardjwt.token.TokenType;
import java.time.Duration;
import java.util.function.Consumer;

/** The service that the {@code jwt:} section describes, for commands. */
record CommandService(JwtConfiguration settings, Customizations code) implements ConfiguredService {
    /** Adds the command {@code jwt}, once: a second bundle is reported when it runs. */
    static <C> void register(
            Bootstrap<?> bootstrap, SectionReader<C> section, Customizations code, JwtServices bundle) {
        if (bootstrap.getCommands().stream().noneMatch(JwtCommand.class::isInstance)) {
            bootstrap.addCommand(new JwtCommand<C>(
                    configuration -> new CommandService(
                            section.read(
                                    configuration,
                                    bootstrap.getValidatorFactory().getValidator()),
                            code),
                    configuration -> started(bootstrap, configuration, bundle)));
        }
    }

    @SuppressWarnings("unchecked") // the configuration is that of the application
    private static <T extends Configuration> StartedService started(
            Bootstrap<T> bootstrap, Object configuration, JwtServices bundle) throws Exception {
        return CommandApplication.start(bootstrap, (T) configuration, bundle);
    }

    @Override
    public Token issue(TokenRequest request) {
        Duration maxAge = request.maxAge();
        Consumer<TokenManagerBuilder> lifetime =
                maxAge == null ? builder -> {} : builder -> setLifetime(builder, request.type(), maxAge);
        try (CommandTokens tokens = CommandTokens.open(settings, code.withTokens(lifetime))) {
            return tokens.issue(request);
        }
    }

    /** With sessions, that of the token must not end before the token does. */
    private void setLifetime(TokenManagerBuilder builder, TokenType type, Duration maxAge) {
        SessionsFactory sessions = settings.getSessions();
        if (sessions != null && sessions.getSessionMaxAge().toJavaDuration().compareTo(maxAge) < 0) {
            throw new IllegalArgumentException("--max-age is longer than jwt.sessions.sessionMaxAge, after which the "
                    + "token's session ends; shorten it");
        }
        if (type == TokenType.AUTH) {
            builder.authMaxAge(maxAge);
        }
        if (type == TokenType.REFRESH
                || maxAge.compareTo(settings.getRefreshMaxAge().toJavaDuration()) > 0) {
            builder.refreshMaxAge(maxAge);
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
