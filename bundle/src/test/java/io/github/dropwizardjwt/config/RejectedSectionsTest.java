package io.github.dropwizardjwt.config;

import static io.github.dropwizardjwt.support.RejectedSection.GOOD_SECRET;
import static io.github.dropwizardjwt.support.RejectedSection.rejected;
import static io.github.dropwizardjwt.support.Sections.SECRET;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.configuration.ConfigurationException;
import io.github.dropwizardjwt.support.RejectedSection;
import io.github.dropwizardjwt.support.Sections;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sections that stop the start as a whole, with what the operator reads, which is no part of a key. */
class RejectedSectionsTest {
    static Stream<RejectedSection> settings() {
        return Stream.of(
                rejected(
                                "a realm of two lines",
                                "HS256",
                                "jwt.realm must be printable ASCII without quotes and backslashes")
                        .of(GOOD_SECRET, "realm: \"a\\nb\""),
                rejected(
                                "a realm with a quote",
                                "HS256",
                                "jwt.realm must be printable ASCII without quotes and backslashes")
                        .of(GOOD_SECRET, "realm: 'the \"api\"'"),
                rejected("an empty realm", "HS256", "jwt.realm must be printable ASCII without quotes and backslashes")
                        .of(GOOD_SECRET, "realm: ''"),
                rejected(
                                "unannotated nonsense",
                                "HS256",
                                "jwt.unannotated is unknown; choose one of ALLOW, AUTHENTICATED, DENY")
                        .of(GOOD_SECRET, "unannotated: xyz"),
                rejected(
                                "a null unannotated",
                                "HS256",
                                "jwt.unannotated is unknown; choose one of ALLOW, AUTHENTICATED, DENY")
                        .of(GOOD_SECRET, "unannotated:"),
                rejected(
                                "a candidate that allows",
                                "HS256",
                                "jwt.candidateUnannotated is unknown; choose one of AUTHENTICATED, DENY")
                        .of(GOOD_SECRET, "unannotated: ALLOW", "candidateUnannotated: ALLOW"),
                rejected(
                                "a candidate of what is denied already",
                                "HS256",
                                "jwt.candidateUnannotated counts methods that unannotated: ALLOW leaves open, and here "
                                        + "they are not; remove it")
                        .of(GOOD_SECRET, "candidateUnannotated: DENY"));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void stopsTheStart(RejectedSection section) {
        section.assertStopsTheStart();
    }

    static Stream<RejectedSection> unreadable() {
        String failed = "Failed to parse configuration at: jwt.";

        return Stream.of(
                rejected(
                                "a misspelt key",
                                "HS256",
                                "Unrecognized field at: jwt.isuer\n    Did you mean?:\n      - issuer")
                        .of(GOOD_SECRET, "isuer: example"),
                rejected(
                                "a negative clock skew",
                                "HS256",
                                failed
                                        + "clockSkew; is no duration; write a number and its unit, as in 30s, 15m, 1h or 7d")
                        .of(GOOD_SECRET, "clockSkew: -1s"),
                rejected(
                                "authMaxAge that is no time",
                                "HS256",
                                failed
                                        + "authMaxAge; is no duration; write a number and its unit, as in 30s, 15m, 1h or 7d")
                        .of(GOOD_SECRET, "authMaxAge: soon"),
                rejected(
                                "a size that is none",
                                "HS256",
                                failed + "maxTokenSize; is no size; write a number and its unit, as in 512B or 8KiB")
                        .of(GOOD_SECRET, "maxTokenSize: big"),
                rejected("a switch that is none", "HS256", failed + "generateMissing; is neither true nor false")
                        .of(GOOD_SECRET, "generateMissing: perhaps"),
                rejected("a list as secret", "HS256", failed + "secret; takes one value; write no list and no section")
                        .of("secret: [" + SECRET + "]"),
                rejected("a map as secret", "HS256", failed + "secret; takes one value; write no list and no section")
                        .of("secret: {value: " + SECRET + "}"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void namesWhatCannotBeRead(RejectedSection section) {
        section.assertCannotBeRead();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jwt:", "jwt: null", "server: {type: simple}"})
    void stopsTheStartWithoutASection(String yaml) {
        assertThatThrownBy(() -> Sections.readYaml(yaml))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(Sections.FILE + " has an error:\n  * jwt must not be null\n");
    }
}
