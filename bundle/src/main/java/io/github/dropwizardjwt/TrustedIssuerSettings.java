package io.github.dropwizardjwt;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySource;
import io.github.dropwizardjwt.key.KeysUnavailableException;
import io.github.dropwizardjwt.key.remote.RemoteKeys;
import io.github.dropwizardjwt.key.remote.RemoteKeysBuilder;
import io.github.dropwizardjwt.token.TrustedIssuer;
import io.github.dropwizardjwt.token.TrustedIssuerBuilder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From an entry of {@code trustedIssuers:} to the keys and the rules of its issuer. */
final class TrustedIssuerSettings {
    private static final KeySource NO_KEYS = () -> {
        throw new KeysUnavailableException("Settings have no keys");
    };

    private static final String LOCATIONS =
            "; give an https:// URL without user and fragment (http:// only for localhost, " + "127.0.0.1 and [::1])";

    private final TrustedIssuerConfiguration settings;
    private final String issuer;

    TrustedIssuerSettings(TrustedIssuerConfiguration settings) {
        this.settings = settings;
        this.issuer = settings.getIssuer() == null ? "" : settings.getIssuer();
    }

    /** What is wrong with the settings that are checked here; those checked by their annotations count as good. */
    List<SettingException> problems() {
        List<SettingException> problems = new ArrayList<>();
        if (isName(issuer)) {
            KeyFetchConfiguration fetch = settings.getFetch();
            collect(problems, () -> keys(fetch != null && fetch.isComplete() ? fetch::applyTo : further -> {}));
            collect(problems, () -> rules(NO_KEYS, further -> {}));
        }
        return problems;
    }

    private static boolean isName(@Nullable String text) {
        return text != null && !text.isBlank() && text.matches(JwtConfiguration.NAME);
    }

    private static void collect(List<SettingException> problems, Runnable part) {
        try {
            part.run();
        } catch (SettingException e) {
            problems.add(e);
        }
    }

    /**
     * The issuer's keys, not asked for yet.
     *
     * @param further what else is set
     * @throws SettingException if a setting cannot be used
     */
    RemoteKeys keys(Consumer<RemoteKeysBuilder> further) {
        RemoteKeysBuilder keys = RemoteKeys.builder(issuer).algorithms(algorithms());
        further.accept(keys);
        String jwksUri = settings.getJwksUri();
        try {
            return jwksUri == null ? keys.build() : keys.jwksUri(jwksUri).build();
        } catch (IllegalArgumentException e) {
            throw new SettingException(
                    "jwksUri",
                    (jwksUri == null ? "is missing, and the issuer, where its description would be, " : "")
                            + e.getMessage()
                            + LOCATIONS);
        }
    }

    /**
     * What the issuer's tokens must say.
     *
     * @param further what else is set
     * @throws SettingException if a setting cannot be used
     */
    TrustedIssuer rules(KeySource keys, Consumer<TrustedIssuerBuilder> further) {
        TrustedIssuerBuilder rules = TrustedIssuer.builder(issuer, keys);
        further.accept(rules);
        List<String> audience = settings.getAudience();
        if (audience == null) {
            throw new SettingException(
                    "audience",
                    "is missing; give the names by which the issuer's tokens call this service in their aud, or [] if "
                            + "they have no aud");
        }
        String typ = settings.getTyp();
        if (typ != null) {
            orElse("typ", "is unknown; choose at+jwt or JWT, or drop it", () -> rules.typ(typ));
        }
        applyType(rules);
        orElse(
                "scopeClaims",
                "must be JSON Pointers (RFC 6901), as in /scope or /realm_access/roles",
                () -> rules.scopeClaims(settings.getScopeClaims()));
        return rules.audience(
                        audience.stream().filter(TrustedIssuerSettings::isName).toList())
                .build();
    }

    private void applyType(TrustedIssuerBuilder rules) {
        String treatAs = settings.getTreatAs();
        String typeClaim = settings.getTypeClaim();
        if (treatAs != null && typeClaim != null) {
            throw new SettingException("treatAs", "stands beside typeClaim; keep one of them");
        }
        if (treatAs != null && !treatAs.equals("auth")) {
            throw new SettingException("treatAs", "is unknown; write auth, or drop it");
        }
        if (treatAs != null) {
            rules.untypedTokensAreAuthTokens();
        }
        if (typeClaim != null) {
            int end = typeClaim.indexOf('=');
            if (end < 1 || end == typeClaim.length() - 1 || typeClaim.chars().anyMatch(Character::isISOControl)) {
                throw new SettingException("typeClaim", "must be a name and a value, as in token_use=access");
            }
            rules.authTokensHave(typeClaim.substring(0, end), typeClaim.substring(end + 1));
        }
    }

    private Set<Algorithm> algorithms() {
        Set<Algorithm> asymmetric = EnumSet.range(Algorithm.RS256, Algorithm.EdDSA);
        Set<Algorithm> chosen = EnumSet.copyOf(asymmetric);
        chosen.removeIf(algorithm -> !settings.getAlgorithms().contains(algorithm.name()));
        if (chosen.isEmpty() || chosen.size() < settings.getAlgorithms().size()) {
            throw new SettingException(
                    "algorithms",
                    "must be different ones of "
                            + asymmetric.stream().map(Enum::name).collect(Collectors.joining(", ")));
        }
        return chosen;
    }

    private static <T> T orElse(String setting, String problem, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new SettingException(setting, problem);
        }
    }
}
