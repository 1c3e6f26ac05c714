package io.github.dropwizardjwt.config.issuer;

import io.github.dropwizardjwt.config.SettingException;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.remote.RemoteKeys;
import io.github.dropwizardjwt.key.remote.RemoteKeysBuilder;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Builds the keys that a trusted issuer publishes from its settings.
 *
 * @param issuer its name
 * @param jwksUri the URL of the keys; null for that of the issuer's metadata
 * @param algorithms the algorithms that its keys may have
 */
record RemoteKeysLoader(String issuer, @Nullable String jwksUri, Set<Algorithm> algorithms) {
    /**
     * Builds the keys, which are not fetched yet.
     *
     * @param further applies further settings
     * @throws SettingException if a setting cannot be used
     */
    RemoteKeys build(Consumer<RemoteKeysBuilder> further) {
        RemoteKeysBuilder keys = RemoteKeys.builder(issuer).algorithms(algorithms);
        further.accept(keys);
        try {
            return jwksUri == null ? keys.build() : keys.jwksUri(jwksUri).build();
        } catch (IllegalArgumentException e) {
            throw new SettingException(jwksUri == null ? "issuer" : "jwksUri", String.valueOf(e.getMessage()));
        }
    }

    /** The URL that is requested first. */
    String firstUrl() {
        return jwksUri == null ? issuer : jwksUri;
    }
}
