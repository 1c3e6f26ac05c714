package io.github.dropwizardjwt.config.token;

import static io.github.dropwizardjwt.support.RejectedSection.GOOD_SECRET;
import static io.github.dropwizardjwt.support.RejectedSection.rejected;

import io.github.dropwizardjwt.support.RejectedSection;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings of issued tokens that stop the start, with what the operator reads. */
class RejectedTokenSettingsTest {
    private static final String NO_NAME =
            "jwt.%s must have no control characters in it, and no blanks around it; write it on one line";
    private static final String NOT_LONGER =
            "jwt.refreshMaxAge is less than authMaxAge, so that a token expires before the one it is to renew; raise it, "
                    + "or lower authMaxAge";

    static Stream<RejectedSection> tokens() {
        String good = "algorithm: HS256";
        return Stream.of(
                rejected("no issuer", "jwt.issuer must not be blank").of(good, GOOD_SECRET),
                rejected("a null issuer", "jwt.issuer must not be blank").of("issuer:", good, GOOD_SECRET),
                rejected("a blank issuer", "jwt.issuer must not be blank").of("issuer: ' '", good, GOOD_SECRET),
                rejected(
                                "a cache for no token",
                                "HS256",
                                "jwt.verifiedTokenCache.maximumSize must be greater than or equal to 1")
                        .of(GOOD_SECRET, "verifiedTokenCache: {maximumSize: 0}"),
                rejected(
                                "a cache without memory",
                                "HS256",
                                "jwt.verifiedTokenCache.maximumWeight must be greater than or equal to 64 KIBIBYTES")
                        .of(GOOD_SECRET, "verifiedTokenCache: {maximumWeight: 1KiB}"),
                rejected("a null cache", "HS256", "jwt.verifiedTokenCache must not be null")
                        .of(GOOD_SECRET, "verifiedTokenCache:"),
                rejected(
                                "a clock skew over ten minutes",
                                "HS256",
                                "jwt.clockSkew must be less than or equal to 10 MINUTES")
                        .of(GOOD_SECRET, "clockSkew: 601s"),
                rejected("a null clock skew", "HS256", "jwt.clockSkew must not be null")
                        .of(GOOD_SECRET, "clockSkew:"),
                rejected("authMaxAge of zero", "HS256", "jwt.authMaxAge must be greater than or equal to 1 SECONDS")
                        .of(GOOD_SECRET, "authMaxAge: 0s"),
                rejected(
                                "authMaxAge below a second",
                                "HS256",
                                "jwt.authMaxAge must be a whole number of seconds\n"
                                        + "  * jwt.authMaxAge must be greater than or equal to 1 SECONDS")
                        .of(GOOD_SECRET, "authMaxAge: 500ms"),
                rejected("authMaxAge between two seconds", "HS256", "jwt.authMaxAge must be a whole number of seconds")
                        .of(GOOD_SECRET, "authMaxAge: 1500ms"),
                rejected(
                                "authMaxAge of centuries",
                                "HS256",
                                "jwt.authMaxAge must be less than or equal to 3650 DAYS\n  * " + NOT_LONGER)
                        .of(GOOD_SECRET, "authMaxAge: 200000d"),
                rejected("a null authMaxAge", "HS256", "jwt.authMaxAge must not be null")
                        .of(GOOD_SECRET, "authMaxAge:"),
                rejected(
                                "refreshMaxAge of zero",
                                "HS256",
                                NOT_LONGER + "\n  * jwt.refreshMaxAge must be greater than or equal to 1 SECONDS")
                        .of(GOOD_SECRET, "refreshMaxAge: 0d"),
                rejected(
                                "refreshMaxAge between two seconds",
                                "HS256",
                                "jwt.refreshMaxAge must be a whole number of seconds")
                        .of(GOOD_SECRET, "authMaxAge: 5s", "refreshMaxAge: 10001ms"),
                rejected(
                                "maxTokenSize too small",
                                "HS256",
                                "jwt.maxTokenSize must be greater than or equal to 512 BYTES")
                        .of(GOOD_SECRET, "maxTokenSize: 511B"),
                rejected(
                                "maxTokenSize too large",
                                "HS256",
                                "jwt.maxTokenSize must be less than or equal to 64 KIBIBYTES")
                        .of(GOOD_SECRET, "maxTokenSize: 65537B"),
                rejected("an issuer with a control character", "HS256", NO_NAME.formatted("issuer"))
                        .of("issuer: \"example\\u0007service\"", GOOD_SECRET),
                rejected("an issuer of two lines", "HS256", NO_NAME.formatted("issuer"))
                        .of("issuer: \"example\\nservice\"", GOOD_SECRET),
                rejected("an issuer with a line break", "HS256", NO_NAME.formatted("issuer"))
                        .of("issuer: \"example-service\\n\"", GOOD_SECRET),
                rejected("an issuer with a blank before it", "HS256", NO_NAME.formatted("issuer"))
                        .of("issuer: ' example-service'", GOOD_SECRET),
                rejected(
                                "an audience with a control character",
                                "HS256",
                                NO_NAME.formatted("audience[1].<list element>"))
                        .of(GOOD_SECRET, "audience: [orders, \"or\\u009bders\"]"),
                rejected("refreshMaxAge below authMaxAge", "HS256", NOT_LONGER)
                        .of(GOOD_SECRET, "authMaxAge: 1h", "refreshMaxAge: 3599s"),
                rejected("authMaxAge beyond the default of refreshMaxAge", "HS256", NOT_LONGER)
                        .of(GOOD_SECRET, "authMaxAge: 8d"),
                rejected("an empty audience", "HS256", "jwt.audience[1].<list element> must not be blank")
                        .of(GOOD_SECRET, "audience: [orders, '']"),
                rejected("a null audience", "HS256", "jwt.audience must not be null")
                        .of(GOOD_SECRET, "audience:"),
                rejected("a null within the audience", "HS256", "jwt.audience[0].<list element> must not be blank")
                        .of(GOOD_SECRET, "audience: [null]"));
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void stopsTheStart(RejectedSection section) {
        section.assertStopsTheStart();
    }
}
