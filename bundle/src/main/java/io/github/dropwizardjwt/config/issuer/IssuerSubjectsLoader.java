package io.github.dropwizardjwt.config.issuer;

import io.github.dropwizardjwt.config.Choice;
import io.github.dropwizardjwt.config.SettingException;
import io.github.dropwizardjwt.token.Subjects;
import io.github.dropwizardjwt.token.TrustedIssuerBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Applies the settings of a trusted issuer that concern the subjects of its tokens.
 *
 * @param subjects the name of a constant of {@link Subjects}, in any case; empty if none is written; null for the
 *     default
 * @param subjectClaim the claims that may hold the subject
 */
record IssuerSubjectsLoader(@Nullable String subjects, List<String> subjectClaim) {
    private static final Choice<Subjects> SUBJECTS = Choice.of("subjects", Subjects.class);

    /** The known constant; empty if it is missing or unknown. */
    Optional<Subjects> known() {
        return SUBJECTS.find(name());
    }

    /**
     * Applies the settings.
     *
     * @throws SettingException if one cannot be used
     */
    void applyTo(TrustedIssuerBuilder rules) {
        if (subjects != null) {
            rules.subjects(SUBJECTS.require(name()));
        }
        try {
            rules.subjectClaim(subjectClaim);
        } catch (IllegalArgumentException e) {
            throw new SettingException(
                    "subjectClaim",
                    "must be a JSON Pointer (RFC 6901) or a list of them, as in /sub or [/sub, /client_id]");
        }
    }

    private @Nullable String name() {
        return subjects == null || subjects.isEmpty() ? null : subjects.toUpperCase(Locale.ROOT);
    }
}
