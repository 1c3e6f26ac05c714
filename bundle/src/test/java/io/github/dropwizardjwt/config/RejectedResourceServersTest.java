package io.github.dropwizardjwt.config;

import static io.github.dropwizardjwt.support.RejectedSection.GOOD_SECRET;
import static io.github.dropwizardjwt.support.RejectedSection.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.support.RejectedSection;
import io.github.dropwizardjwt.support.Sections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings of own tokens in a section without {@code issuer}, with what the operator reads. */
class RejectedResourceServersTest {
    private static final String TRUST = "trustedIssuers: [{issuer: 'https://login.example', audience: orders}]";
    private static final String NAME_IT = "drop it, or name this service with issuer";
    private static final String EACH = "set it in each entry of trustedIssuers";
    private static final String MOVE_KEY = "put the key of another issuer into its entry of trustedIssuers";

    private static RejectedSection useless(String setting, String cure, String line) {
        return rejected(setting, problem(setting, cure)).of(TRUST, line);
    }

    private static String problem(String setting, String cure) {
        return "jwt." + setting + " is about tokens that this service issues, and without issuer it issues none; "
                + cure;
    }

    static Stream<RejectedSection> sections() {
        return Stream.of(
                useless("algorithm", NAME_IT, "algorithm: RS256"),
                useless("algorithm", NAME_IT, "algorithm: unknown"),
                useless("secret", NAME_IT, GOOD_SECRET),
                useless("secretFile", NAME_IT, "secretFile: jwt.secret"),
                useless("privateKey", NAME_IT, "privateKey: ${JWT_KEY}"),
                useless("privateKeyFile", NAME_IT, "privateKeyFile: jwt.pem"),
                useless("publicKey", MOVE_KEY, "publicKey: ${JWT_PUBLIC_KEY}"),
                useless("publicKeyFile", MOVE_KEY, "publicKeyFile: jwt-public.pem"),
                useless("keyId", NAME_IT, "keyId: a"),
                useless("generateMissing", NAME_IT, "generateMissing: true"),
                useless("previousKeys", NAME_IT, "previousKeys: [{until: 2026-12-01T00:00:00Z}]"),
                useless("keyDirectory", NAME_IT, "keyDirectory: {path: keys}"),
                useless("publishKeys", NAME_IT, "publishKeys: true"),
                useless("audience", EACH, "audience: orders"),
                useless("clockSkew", EACH, "clockSkew: 0s"),
                useless("authMaxAge", NAME_IT, "authMaxAge: 1h"),
                useless("refreshMaxAge", NAME_IT, "refreshMaxAge: 7d"),
                useless("sessions", NAME_IT, "sessions: {type: memory, keepGrantsFromLogin: true}"),
                rejected("all at once", problem("algorithm", NAME_IT) + "\n  * " + problem("secret", NAME_IT))
                        .of("issuer:", "algorithm: HS256", GOOD_SECRET, TRUST),
                rejected("a blank issuer", "jwt.issuer must not be blank")
                        .of("issuer: ' '", "algorithm: HS256", GOOD_SECRET, TRUST),
                rejected("an entry without a name", "jwt.trustedIssuers[0].issuer must not be blank")
                        .of("trustedIssuers: [{audience: orders}]"));
    }

    @ParameterizedTest
    @MethodSource("sections")
    void stopsTheStart(RejectedSection section) {
        section.assertStopsTheStart();
    }

    /** As ever: it may be about to become either kind of service. */
    @ParameterizedTest
    @ValueSource(strings = {"realm: api", "trustedIssuers:"})
    void aSectionWithoutAnyIssuerNeedsOne(String line) {
        rejected(
                        "nothing",
                        "jwt.algorithm is missing; choose one of HS256, HS384, HS512, RS256, RS384, RS512, PS256, PS384, "
                                + "PS512, ES256, ES384, ES512, EdDSA, Ed25519, Ed448\n  * jwt.issuer must not be blank")
                .of(line)
                .assertStopsTheStart();
    }

    @Test
    void takesWhatConcernsAllTokens() throws Exception {
        JwtConfiguration jwt = Sections.read(
                TRUST,
                "issuer:",
                "audience: []",
                "generateMissing: false",
                "publishKeys: false",
                "previousKeys: []",
                "provider: SunRsaSign",
                "maxTokenSize: 4KiB",
                "realm: orders",
                "loginPage: /login.html",
                "unannotated: AUTHENTICATED",
                "roleHierarchy: {admin: [editor]}",
                "verifiedTokenCache: {enabled: false}");

        assertThat(jwt.getIssuer()).isNull();
    }
}
