package io.github.dropwizardjwt.key.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.support.Idp;
import java.security.Security;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys that are described, and which of them are the same. */
class SameKeysTest {
    private static RemoteKeysBuilder builder() {
        return RemoteKeys.builder("https://login.example").jwksUri("https://login.example/keys");
    }

    static Stream<UnaryOperator<RemoteKeysBuilder>> differences() {
        Duration time = Duration.ofMinutes(2);
        return Stream.of(
                builder -> RemoteKeys.builder("https://login.example"),
                builder -> builder.jwksUri("https://login.example/others"),
                builder -> builder.algorithms(Set.of(Algorithm.ES256)),
                builder -> builder.provider(Security.getProvider("SunRsaSign")),
                builder -> builder.refreshInterval(time),
                builder -> builder.minRefreshInterval(time),
                builder -> builder.maxStaleness(time),
                builder -> builder.connectTimeout(Duration.ofSeconds(3)),
                builder -> builder.readTimeout(Duration.ofSeconds(3)),
                RemoteKeysBuilder::allowInsecureHttp,
                builder ->
                        builder.transport(FetchTransport.builder().maxSize(2000).build()),
                builder -> builder.transport(FetchTransport.builder()
                        .headers(Map.of("X-Key", "other"))
                        .build()),
                builder -> builder.transport(FetchTransport.builder()
                        .certificateName("login.internal")
                        .build()),
                builder -> builder.transport(
                        FetchTransport.builder().proxy("proxy.example", 3128).build()));
    }

    @ParameterizedTest
    @MethodSource("differences")
    void keysWithAnotherSettingAreOthers(UnaryOperator<RemoteKeysBuilder> difference) {
        RemoteKeys keys = builder().build();

        assertThat(keys.isSameAs(builder().build())).isTrue();
        assertThat(keys.isSameAs(keys.unstarted())).isTrue();
        assertThat(keys.isSameAs(difference.apply(builder()).build())).isFalse();
    }

    @Test
    void areTheSameWhereverTheBuilderHasGoneMeanwhile() {
        RemoteKeysBuilder builder = builder();
        RemoteKeys keys = builder.build();
        builder.jwksUri("https://login.example/others");

        assertThat(keys.unstarted().isSameAs(builder().build())).isTrue();
    }

    @Test
    void canBeStartedAnewOnceTheyAreClosed() {
        try (Idp idp = new Idp()) {
            RemoteKeys closed;
            try (RemoteKeys keys = RemoteKeys.builder(idp.issuer.url()).build()) {
                assertThat(keys.isStarted()).isFalse();
                assertThat(keys.start()).isTrue();
                assertThat(keys.isStarted()).isTrue();
                closed = keys;
            }
            try (RemoteKeys again = closed.unstarted()) {
                assertThat(again.isStarted()).isFalse();
                assertThat(LazyRemoteKeys.ofService(again).current().hasId(Idp.FIRST))
                        .isTrue();
                assertThat(idp.issuer.asked()).isEqualTo(2);
            }
        }
    }
}
