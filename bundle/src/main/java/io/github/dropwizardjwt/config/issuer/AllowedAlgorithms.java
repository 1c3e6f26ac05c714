package io.github.dropwizardjwt.config.issuer;

import io.github.dropwizardjwt.config.Choice;
import io.github.dropwizardjwt.config.SettingException;
import io.github.dropwizardjwt.key.Algorithm;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The {@code algorithms} that a trusted issuer's keys may have, wherever they come from. */
final class AllowedAlgorithms {
    /** No HS algorithm: a public key must never be taken for a secret. */
    private static final Choice<Algorithm> ALGORITHMS =
            new Choice<>("algorithms", EnumSet.range(Algorithm.RS256, Algorithm.Ed448));

    private AllowedAlgorithms() {}

    /**
     * Reads the setting.
     *
     * @throws SettingException if there is none, or one is unknown, symmetric or repeated
     */
    static Set<Algorithm> of(List<String> names) {
        Set<Algorithm> allowed = EnumSet.noneOf(Algorithm.class);
        for (String name : names) {
            if (!ALGORITHMS.find(name).map(allowed::add).orElse(false)) {
                throw rejection();
            }
        }
        if (allowed.isEmpty()) {
            throw rejection();
        }
        return allowed;
    }

    private static SettingException rejection() {
        return new SettingException(ALGORITHMS.setting(), "must be different ones of " + ALGORITHMS.names());
    }
}
