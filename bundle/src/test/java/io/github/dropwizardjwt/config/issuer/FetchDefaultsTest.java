package io.github.dropwizardjwt.config.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.key.remote.RemoteKeys;
import io.github.dropwizardjwt.key.remote.RemoteKeysBuilder;
import org.junit.jupiter.api.Test;

/** The fetching of keys has the same defaults in YAML and in code. */
class FetchDefaultsTest {
    @Test
    void theSectionHasTheDefaultsOfTheBuilder() {
        RemoteKeysBuilder configured = RemoteKeys.builder("https://login.example");
        new KeyFetchConfiguration().applyTo(configured, "https://login.example");

        assertThat(configured).usingRecursiveComparison().isEqualTo(RemoteKeys.builder("https://login.example"));
    }
}
