package io.github.dropwizardjwt.key.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.support.Jwks;
import io.github.dropwizardjwt.support.ScriptedIssuer;
import io.github.dropwizardjwt.support.TestKeys;
import io.github.dropwizardjwt.support.Waiting;
import java.security.Security;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RemoteKeysBuilderTest {
    private final RemoteKeysBuilder builder = RemoteKeys.builder("https://login.example");

    @Test
    void rejectsWhatCannotBe() {
        Set<Algorithm> none = EnumSet.noneOf(Algorithm.class);
        Set<Algorithm> mixed = EnumSet.of(Algorithm.RS256, Algorithm.HS256);
        assertThatThrownBy(() -> RemoteKeys.builder(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.algorithms(none)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.algorithms(mixed)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.jwksUri("ftp://login.example")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.maxStaleness(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.readTimeout(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        RemoteKeysBuilder nameless = RemoteKeys.builder("login");
        assertThatThrownBy(nameless::build).isInstanceOf(IllegalArgumentException.class);
        builder.maxStaleness(Duration.ofSeconds(10));
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("maxStaleness is 10s, too short: ");
    }

    /** In either order. */
    @Test
    void fetchesOverHttpFromAnotherMachineOnlyIfThatIsAllowed() {
        builder.jwksUri("http://login.example/keys");
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("is an http URL of another machine; use https, or set fetch.allowInsecureHttp");
        builder.allowInsecureHttp().build().close();
        builder.jwksUri("http://other.example/keys").build().close();
        RemoteKeysBuilder discovering = RemoteKeys.builder("http://login.example");
        assertThatThrownBy(discovering::build).isInstanceOf(IllegalArgumentException.class);
        discovering.allowInsecureHttp().build().close();
    }

    @Test
    void everySettingReturnsTheBuilder() {
        Duration second = Duration.ofSeconds(1);
        assertThat(builder.jwksUri("https://login.example/keys")).isSameAs(builder);
        assertThat(builder.allowInsecureHttp()).isSameAs(builder);
        assertThat(builder.algorithms(EnumSet.of(Algorithm.ES256))).isSameAs(builder);
        assertThat(builder.refreshInterval(second)).isSameAs(builder);
        assertThat(builder.minRefreshInterval(second)).isSameAs(builder);
        assertThat(builder.maxStaleness(second)).isSameAs(builder);
        assertThat(builder.connectTimeout(second)).isSameAs(builder);
        assertThat(builder.readTimeout(second)).isSameAs(builder);
    }

    @Test
    void waitsNoLongerThanConfigured() {
        CountDownLatch never = new CountDownLatch(1);
        try (ScriptedIssuer silent = new ScriptedIssuer(ScriptedIssuer.after(never, ScriptedIssuer.nothing()));
                RemoteKeys keys = RemoteKeys.builder(silent.url())
                        .jwksUri(silent.jwksUri())
                        .connectTimeout(Duration.ofMillis(100))
                        .readTimeout(Duration.ofMillis(300))
                        .build()) {
            assertThat(keys.startInFull()).isFalse();
            assertThat(keys.statistics().problem())
                    .isEqualTo("did not answer: no response within fetch.connectTimeout and fetch.readTimeout together "
                            + "(HttpTimeoutException) (GET " + silent.jwksUri() + ")");
        }
    }

    @Test
    void hasNoThreadBeforeItStarts() {
        Waiting.until("no others fetch", RemoteKeysBuilderTest::hasNoFetchThread);
        try (RemoteKeys keys = RemoteKeys.builder("https://never-asked.example").build()) {
            assertThat(keys.statistics().fetches()).isZero();
            assertThat(hasNoFetchThread()).isTrue();
        }
    }

    private static boolean hasNoFetchThread() {
        return Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith(FetchThreads.NAME));
    }

    @Test
    void usesTheProviderThatIsNamed() {
        try (ScriptedIssuer issuer =
                        ScriptedIssuer.serving(Jwks.set(Jwks.jwk(TestKeys.publicKey("rsa-2048"), "\"kid\":\"k\"")));
                RemoteKeys good = RemoteKeys.builder(issuer.url())
                        .provider(Security.getProvider("SunRsaSign"))
                        .build();
                RemoteKeys unfit = RemoteKeys.builder(issuer.url())
                        .provider(Security.getProvider("SunEC"))
                        .build()) {
            assertThat(good.start()).isTrue();
            assertThat(unfit.start()).isFalse();
            assertThat(unfit.statistics().problem())
                    .isEqualTo(
                            "answered with a key that cannot be used for RS256 with the provider SunEC, which lacks SHA256withRSA; choose "
                                    + "another provider, or another algorithm (GET " + issuer.jwksUri() + ")");
        }
    }
}
