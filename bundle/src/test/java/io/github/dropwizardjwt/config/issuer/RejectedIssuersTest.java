package io.github.dropwizardjwt.config.issuer;

import static io.github.dropwizardjwt.support.RejectedSection.GOOD_SECRET;
import static io.github.dropwizardjwt.support.RejectedSection.rejected;

import io.github.dropwizardjwt.support.RejectedSection;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Entries of {@code trustedIssuers} that stop the start, with what the operator reads. */
class RejectedIssuersTest {
    private static final String NO_NAME =
            "jwt.%s must have no control characters in it, and no blanks around it; write it on one line";

    static Stream<RejectedSection> issuers() {
        return Stream.of(
                rejected(
                                "a trusted issuer with a control character",
                                "HS256",
                                NO_NAME.formatted("trustedIssuers[0].issuer"))
                        .of(
                                GOOD_SECRET,
                                "trustedIssuers: [{issuer: \"https://a\\u0000\", audience: [], jwksUri: https://a/b}]"),
                rejected(
                                "a trusted issuer's audience with a control character",
                                "HS256",
                                NO_NAME.formatted("trustedIssuers[0].audience[0].<list element>"))
                        .of(GOOD_SECRET, "trustedIssuers: [{issuer: https://a.example, audience: \"a\\tb\"}]"),
                rejected(
                                "a type claim with a control character",
                                "HS256",
                                "jwt.trustedIssuers[0].typeClaim must be a name and a value, as in token_use=access")
                        .of(
                                GOOD_SECRET,
                                "trustedIssuers: [{issuer: https://a.example, audience: a, typeClaim: \"a=b\\n\"}]"));
    }

    @ParameterizedTest
    @MethodSource("issuers")
    void stopsTheStart(RejectedSection section) {
        section.assertStopsTheStart();
    }
}
