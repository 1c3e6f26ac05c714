package io.github.dropwizardjwt.config.issuer;

import io.github.dropwizardjwt.config.Choice;
import io.github.dropwizardjwt.config.SettingException;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.remote.RemoteKeys;
import io.github.dropwizardjwt.key.remote.RemoteKeysBuilder;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Builds the keys of a trusted issuer from its settings.
 *
 * @param issuer its name
 * @param jwksUri the URL of the keys; null for that of the issuer's metadata
 * @param algorithms the names of the algorithms that its keys may have
 */
record IssuerKeysLoader(String issuer, @Nullable String jwksUri, List<String> algorithms) {
    private static final Choice<Algorithm> ALGORITHMS =
            new Choice<>("algorithms", EnumSet.range(Algorithm.RS256, Algorithm.EdDSA));

    private static final String URLS =
            "; give an https:// URL without user and fragment (http:// only for localhost, 127.0.0.1 and [::1])";

    /**
     * Builds the keys, which are not fetched yet.
     *
     * @param further applies further settings
     * @throws SettingException if a setting cannot be used
     */
    RemoteKeys build(Consumer<RemoteKeysBuilder> further) {
        RemoteKeysBuilder keys = RemoteKeys.builder(issuer).algorithms(chosen());
        further.accept(keys);
        try {
            return jwksUri == null ? keys.build() : keys.jwksUri(jwksUri).build();
        } catch (IllegalArgumentException e) {
            throw new SettingException(
                    "jwksUri",
                    (jwksUri == null ? "is missing, and the issuer, whose metadata would name it, " : "")
                            + e.getMessage()
                            + URLS);
        }
    }

    private Set<Algorithm> chosen() {
        Set<Algorithm> chosen = EnumSet.noneOf(Algorithm.class);
        for (String name : algorithms) {
            if (!ALGORITHMS.find(name).map(chosen::add).orElse(false)) {
                throw new SettingException(ALGORITHMS.setting(), "must be different ones of " + ALGORITHMS.names());
            }
        }
        if (chosen.isEmpty()) {
            throw new SettingException(ALGORITHMS.setting(), "must be different ones of " + ALGORITHMS.names());
        }
        return chosen;
    }
}
