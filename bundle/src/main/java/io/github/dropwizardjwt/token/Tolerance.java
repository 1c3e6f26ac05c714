package io.github.dropwizardjwt.token;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is overlooked in an issuer's tokens. */
enum Tolerance {
    /** Nothing, as in tokens of this library: it issues none of the kind, so they would come from somebody else. */
    NONE {
        @Override
        void check(JoseHeader header) {
            String unusual = header.unusual();
            if (unusual != null) {
                throw TokenRejectedException.ofHeader(unusual);
            }
        }

        @Override
        boolean isMissing(@Nullable List<String> audience) {
            return audience == null;
        }
    },

    /** What has no effect, and is found in the tokens of other issuers. */
    HARMLESS {
        @Override
        void check(JoseHeader header) {
            // Neither fetched nor read: the keys are those of the configuration.
        }

        @Override
        boolean isMissing(@Nullable List<String> audience) {
            return audience == null || audience.isEmpty();
        }
    };

    /**
     * Checks a header before the signature is verified.
     *
     * @throws TokenRejectedException if it has a parameter that the issuer's tokens may not have
     */
    abstract void check(JoseHeader header);

    /** Whether an {@code aud} claim, of which null stands for none, names nobody. */
    abstract boolean isMissing(@Nullable List<String> audience);
}
