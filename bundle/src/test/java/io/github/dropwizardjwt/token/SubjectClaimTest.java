package io.github.dropwizardjwt.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.support.Forge;
import io.github.dropwizardjwt.support.Members;
import io.github.dropwizardjwt.support.TestKeys;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which claim is the subject of a trusted issuer's token, and whose subject it is. */
class SubjectClaimTest {
    private static final String LOGIN = "https://login.example";

    private static TrustedIssuerBuilder login() {
        return TrustedIssuer.builder(
                        LOGIN,
                        KeySet.verifying(TestKeys.signing(Algorithm.RS256, "k").verificationKey()))
                .audience(List.of());
    }

    private static TokenManager trusting(TrustedIssuerBuilder issuer) {
        return Sample.builder().trust(issuer.build()).build();
    }

    private static String token(Members claims) {
        return Forge.rsa(
                "SHA256withRSA",
                "{\"alg\":\"RS256\"}",
                claims.with("iss", "\"" + LOGIN + "\"").json());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /name            | `"sub":"alice","name":"bob"`            | bob
            /name            | `"name":"bob"`                          | bob
            /name            | `"sub":"alice"`                         |
            /name            | `"sub":"alice","name":null`             |
            /name            | `"sub":"alice","name":" "`              |
            /name            | `"sub":"alice","name":"b\\u0000b"`      |
            /name            | `"sub":"alice","name":7`                |
            /name            | `"sub":"alice","name":["bob"]`          |
            /name            | `"sub":"alice","name":{"name":"bob"}`   |
            /user/name       | `"user":{"name":"bob"},"name":"eve"`    | bob
            /user/names/0    | `"user":{"names":["bob","eve"]}`        | bob
            /https:~1~1x~1id | `"https://x/id":"bob"`                  | bob
            /sub /client_id  | `"sub":"alice","client_id":"batch"`     | alice
            /sub /client_id  | `"client_id":"batch"`                   | batch
            /sub /client_id  | `"sub":null,"client_id":"batch"`        | batch
            /sub /client_id  | `"sub":"","client_id":"batch"`          | batch
            /sub /client_id  | `"sub":"  ","client_id":"batch"`        | batch
            /sub /client_id  | `"sub":"\\t","client_id":"batch"`       |
            /sub /client_id  | `"sub":"a\\nb","client_id":"batch"`     |
            /sub /client_id  | `"sub":{},"client_id":"batch"`          |
            /sub /client_id  | `"sub":[""],"client_id":"batch"`        |
            /sub /client_id  | `"sub":false,"client_id":"batch"`       |
            /sub /client_id  | `"sub":"","client_id":""`               |
            /sub /client_id  | `"sub":"","client_id":7`                |
            /sub /a /b       | `"sub":"","a":null,"b":"batch"`         | batch
            /sub             | `"sub":"","client_id":"batch"`          |
            /sub             | `"sub":null,"client_id":"batch"`        |
            /sub /client_id  | `"sub":7,"client_id":"batch"`           |
            /sub /client_id  | `"name":"bob"`                          |
            /client_id /sub  | `"sub":"alice","client_id":"batch"`     | batch
            /sub             | `"name":"bob"`                          |
            """)
    void theFirstOfTheseClaimsIsTheSubject(String pointers, String claims, String subject) {
        TokenManager tokens = trusting(login().subjectClaim(List.of(pointers.split(" "))));
        String token = token(Members.claims().without("sub").with("x", "1," + claims));

        if (subject == null) {
            assertThatThrownBy(() -> tokens.verify(token)).hasMessage("Token rejected: INVALID_CLAIMS (sub)");
            return;
        }
        // The second time from the cache.
        for (int i = 0; i < 2; i++) {
            assertThat(tokens.verify(token).subject()).isEqualTo(subject);
            assertThat(tokens.verify(token).getName()).isEqualTo(subject);
        }
    }

    @Test
    void theClaimsStayAsTheIssuerSentThem() {
        String token = token(Members.claims().with("name", "\"bob\""));
        Token bySub = trusting(login()).verify(token);
        Token byName = trusting(login().subjectClaim(List.of("/name"))).verify(token);

        assertThat(bySub.subject()).isEqualTo("alice");
        assertThat(byName.subject()).isEqualTo("bob");
        assertThat(byName.claims()).isEqualTo(bySub.claims()).containsEntry("sub", "alice");
        assertThat(byName).isEqualTo(bySub).hasSameHashCodeAs(bySub);
    }

    @Test
    void ownTokensHaveTheirSubjectInSubWhateverATrustedIssuerDoes() {
        TokenManager tokens = trusting(login().subjectClaim(List.of("/name")));

        assertThat(Sample.rejection(
                        tokens,
                        Sample.withClaims(Members.claims().without("sub").with("name", "\"bob\""))))
                .isEqualTo(Reason.INVALID_CLAIMS);
        assertThat(tokens.verify(Sample.withClaims(Members.claims().with("name", "\"bob\"")))
                        .subject())
                .isEqualTo("alice");
    }

    @Test
    void aSubjectIsOursIfWeIssuedTheTokenOrShareSubjectsWithTheIssuer() {
        TokenManager separate = trusting(login());
        TokenManager shared = trusting(login().subjects(Subjects.SHARED));
        String foreign = token(Members.claims());

        assertThat(separate.verify(foreign).hasOwnSubject()).isFalse();
        assertThat(shared.verify(foreign).hasOwnSubject()).isTrue();
        assertThat(separate.verify(Sample.token()).hasOwnSubject()).isTrue();
        assertThat(separate.authToken("alice").hasOwnSubject()).isTrue();
        assertThat(trusting(login().subjects(Subjects.SHARED).subjects(Subjects.SEPARATE))
                        .verify(foreign)
                        .hasOwnSubject())
                .isFalse();
    }

    @Test
    void takesPointersAlone() {
        TrustedIssuerBuilder issuer = login();
        assertThatThrownBy(() -> issuer.subjectClaim(List.of()))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("A token must have a subject; name at least one claim for it");
        assertThatThrownBy(() -> issuer.subjectClaim(List.of("/sub", "name")))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("Not a JSON Pointer (RFC 6901): name");
    }
}
