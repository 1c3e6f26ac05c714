package io.github.dropwizardjwt;

import io.github.dropwizardjwt.cli.ConfiguredService;
import io.github.dropwizardjwt.key.rotation.KeyRotation;
import io.github.dropwizardjwt.key.rotation.ScheduledKeys;
import io.github.dropwizardjwt.token.TokenManager;
import java.time.Clock;

/** The {@code jwt:} section, for commands. */
record CommandService(JwtConfiguration settings, Clock clock) implements ConfiguredService {
    @Override
    public TokenManager tokens() {
        return settings.builder(clock, keys()).build();
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
