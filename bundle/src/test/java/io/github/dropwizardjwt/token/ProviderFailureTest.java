package io.github.dropwizardjwt.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.KeysUnavailableException;
import io.github.dropwizardjwt.support.BreakingProvider;
import io.github.dropwizardjwt.support.FailingProvider;
import io.github.dropwizardjwt.support.TestKeys;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A device that signs and checks, and is unplugged: nothing is issued, nothing is accepted, nobody is blamed. */
class ProviderFailureTest {
    private final FailingProvider device = new FailingProvider();
    private final TokenManager manager = Sample.builder(
                    KeySet.signing(TestKeys.signing(Algorithm.HS256).withProvider(device)))
            .build();

    @Test
    void issuesNothingUntilItIsBack() {
        device.unplug();
        assertThatThrownBy(() -> manager.authToken("alice")).isInstanceOf(TokenUnavailableException.class);

        device.plugIn();
        assertThat(manager.authToken("alice").subject()).isEqualTo("alice");
    }

    @Test
    void issuesNothingWithoutKeys() {
        TokenManager withoutKeys = TokenManager.builder(Sample.ISSUER, () -> {
                    throw new KeysUnavailableException("The key service is down");
                })
                .build();

        assertThatThrownBy(() -> withoutKeys.auth("alice"))
                .isInstanceOf(TokenUnavailableException.class)
                .hasCauseInstanceOf(KeysUnavailableException.class);
        assertThatThrownBy(() -> withoutKeys.refreshToken("alice")).isInstanceOf(TokenUnavailableException.class);
    }

    @Test
    void cannotDecideUntilItIsBack() {
        String good = manager.authToken("alice").signed();
        String bad = good.substring(0, good.length() - 4) + "AAAA";
        device.unplug();
        assertThatThrownBy(() -> manager.verify(good)).isInstanceOf(TokenUnavailableException.class);
        assertThatThrownBy(() -> manager.verify(bad)).isInstanceOf(TokenUnavailableException.class);

        device.plugIn();
        assertThat(manager.verify(good).subject()).isEqualTo("alice");
        assertThat(Sample.rejection(manager, bad)).isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void aSignatureThatItTripsOverIsABadOne() {
        String token = manager.authToken("alice").signed();
        device.trip();

        assertThat(Sample.rejection(manager, token)).isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void issuesOnAsSoonAsALostConnectionIsBack() throws Exception {
        BreakingProvider hardware = new BreakingProvider();
        TokenManager signing = Sample.builder(
                        KeySet.signing(TestKeys.signing(Algorithm.RS256).withProvider(hardware)))
                .build();
        issueOnManyThreads(signing);

        hardware.reconnect();
        issueOnManyThreads(signing);
    }

    private static void issueOnManyThreads(TokenManager signing) throws Exception {
        for (int i = 0; i < 64; i++) {
            CompletableFuture.runAsync(
                            () -> assertThat(signing.verify(
                                            signing.authToken("alice").signed()))
                                    .isNotNull(),
                            task -> new Thread(task).start())
                    .get();
        }
    }
}
