package io.github.dropwizardjwt.config.session;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.Managed;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.session.MemorySessionStore;
import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.support.TestKeys;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenManagerBuilder;
import org.junit.jupiter.api.Test;

/** The sessions of a command. */
class CommandSessionsTest {
    @Test
    void messageSaysWhyTheStoreCannotBeStarted() {
        TokenManagerBuilder tokens =
                TokenManager.builder("example-service", KeySet.signing(TestKeys.signing(Algorithm.HS256)));

        assertThatThrownBy(() -> new UnreachableFactory().openForCommand(tokens))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The store of jwt.sessions cannot be started: no route to the host");
    }

    private static final class UnreachableFactory extends SessionsFactory {
        @Override
        protected SessionStore build(Environment environment) {
            environment.lifecycle().manage(new Managed() {
                @Override
                public void start() {
                    throw new IllegalStateException("no route to the host");
                }
            });
            return new MemorySessionStore(1);
        }
    }
}
