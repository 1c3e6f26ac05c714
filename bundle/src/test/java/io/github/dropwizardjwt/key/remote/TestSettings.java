package io.github.dropwizardjwt.key.remote;

import io.github.dropwizardjwt.key.Algorithm;
import java.util.Set;

/** Settings of keys whose source is that of a test. */
final class TestSettings {
    private TestSettings() {}

    static RemoteKeysSettings of(String issuer, FetchTimings timings) {
        return new RemoteKeysSettings(
                issuer,
                null,
                FetchUrl.SECURE,
                Set.of(Algorithm.RS256),
                null,
                FetchTransport.builder().build(),
                timings);
    }
}
