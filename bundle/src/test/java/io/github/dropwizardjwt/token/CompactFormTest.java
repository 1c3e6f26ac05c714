package io.github.dropwizardjwt.token;

import static io.github.dropwizardjwt.token.Sample.rejection;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.Forge;
import io.github.dropwizardjwt.support.Members;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactFormTest {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    @Test
    void acceptsTheSampleThatAllOtherTestsChange() {
        assertThat(rejection(Sample.token())).isNull();
    }

    @Test
    void readsAHeaderOnceThatManyTokensHave() {
        JoseHeader usual = CompactJws.read(Sample.token(), 8192, null).header();
        String other = Sample.withClaims(Members.claims().with("sub", "\"bob\""));
        String longer = Sample.withHeader(Members.header().with("kid", "\"other\""));

        assertThat(CompactJws.read(other, 8192, usual).header()).isSameAs(usual);
        assertThat(CompactJws.read(longer, 8192, usual).header()).isNotEqualTo(usual);
    }

    @Test
    void acceptsOnlyOneOfThe64LastCharactersOfASignature() {
        String token = Sample.token();
        char last = token.charAt(token.length() - 1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            char other = ALPHABET.charAt(i);
            String changed = token.substring(0, token.length() - 1) + other;
            boolean unusedBitsAreZero = ALPHABET.indexOf(other) % 4 == 0; // 32 bytes leave 2 bits
            assertThat(rejection(changed))
                    .as("last character %s", other)
                    .isEqualTo(other == last ? null : unusedBitsAreZero ? Reason.BAD_SIGNATURE : Reason.MALFORMED);
        }
    }

    @Test
    void acceptsOnlyOneOfThe64LastCharactersOfASignedHeaderAndPayload() {
        for (String unusual : List.of("", " ", "  ")) { // one of three lengths leaves 0, 2 or 4 bits
            String header = Forge.base64(Forge.utf8(Members.header().json() + unusual));
            String payload = Forge.base64(Forge.utf8(Members.claims().json() + unusual));
            for (int i = 0; i < ALPHABET.length(); i++) {
                char other = ALPHABET.charAt(i);
                assertOnlyCanonical(header, payload, replaceLast(header, other), payload, header.length());
                assertOnlyCanonical(header, payload, header, replaceLast(payload, other), payload.length());
            }
        }
    }

    private static void assertOnlyCanonical(
            String header, String payload, String otherHeader, String otherPayload, int length) {
        if (length % 4 == 0 || (header.equals(otherHeader) && payload.equals(otherPayload))) {
            return; // another text, or the very same
        }
        byte[] bytes = lenient(header.equals(otherHeader) ? otherPayload : otherHeader);
        byte[] original = lenient(header.equals(otherHeader) ? payload : header);
        if (java.util.Arrays.equals(bytes, original)) {
            assertThat(rejection(Forge.hs256Segments(otherHeader, otherPayload)))
                    .as("%s.%s", otherHeader, otherPayload)
                    .isEqualTo(Reason.MALFORMED);
        }
    }

    private static byte[] lenient(String base64url) {
        return Base64.getUrlDecoder().decode(base64url);
    }

    private static String replaceLast(String text, char last) {
        return text.substring(0, text.length() - 1) + last;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=",
                "==",
                "===",
                " ",
                "\t",
                "\n",
                "\r\n",
                "\0",
                "!",
                "{}",
                "+",
                "/",
                "?",
                "\u007f",
                "\u0080",
                "\u00ff",
                "\u0100",
                "\u0141",
                "\uff21",
                "\ud83d\ude00",
                "%",
                ",",
                ":",
                "\"",
                "~",
                "A",
                "AA",
                "AAA",
                "AAAA"
            })
    void rejectsJunkAtEachEndOfEachSegmentThoughItBeSigned(String junk) {
        String header = Forge.base64(Forge.utf8(Members.header().json()));
        String payload = Forge.base64(Forge.utf8(Members.claims().json()));
        String signature = Forge.base64(
                Forge.mac("HmacSHA256", io.github.dropwizardjwt.support.TestKeys.secret(), header + "." + payload));
        String middle = header.substring(0, 4) + junk + header.substring(4);
        for (String token : List.of(
                Forge.hs256Segments(junk + header, payload),
                Forge.hs256Segments(header + junk, payload),
                Forge.hs256Segments(middle, payload),
                Forge.hs256Segments(header, junk + payload),
                Forge.hs256Segments(header, payload + junk),
                header + "." + payload + "." + junk + signature,
                header + "." + payload + "." + signature + junk)) {
            assertThat(rejection(token)).as(token).isIn(Reason.MALFORMED, Reason.BAD_SIGNATURE);
            if (!junk.startsWith("A")) {
                assertThat(rejection(token)).as(token).isEqualTo(Reason.MALFORMED);
            }
        }
    }

    @Test
    void rejectsEveryByteOutsideTheAlphabetAnywhereInTheSignature() {
        String token = Sample.token();
        int start = token.lastIndexOf('.') + 1;
        for (char c = 0; c < 0x180; c++) {
            if (ALPHABET.indexOf(c) < 0) {
                for (int at : new int[] {start, start + 1, start + 20, token.length() - 2, token.length() - 1}) {
                    String changed = token.substring(0, at) + c + token.substring(at + 1);
                    assertThat(rejection(changed)).as("character %d", (int) c).isEqualTo(Reason.MALFORMED);
                }
            }
        }
    }

    @Test
    void rejectsPaddedSegments() {
        String header = Base64.getUrlEncoder()
                .encodeToString(Forge.utf8(Members.header().json() + " "));
        String payload = Base64.getUrlEncoder()
                .encodeToString(Forge.utf8(Members.claims().json() + " "));
        assertThat(header + payload).contains("=");
        assertThat(rejection(Forge.hs256Segments(header, payload))).isEqualTo(Reason.MALFORMED);
        assertThat(rejection(Sample.token() + "=")).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void rejectsTheOtherBase64Alphabet() {
        byte[] header = Forge.utf8(Members.header().with("x", "\"???>>>\"").json());
        String url = Forge.base64(header);
        String other = Base64.getEncoder().withoutPadding().encodeToString(header);
        String payload = Forge.base64(Forge.utf8(Members.claims().json()));
        assertThat(url).isNotEqualTo(other);
        assertThat(rejection(Forge.hs256Segments(url, payload))).isNull();
        assertThat(rejection(Forge.hs256Segments(other, payload))).isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 5, 6})
    void rejectsEveryNumberOfSegmentsButThree(int count) {
        String segment = Forge.base64(Forge.utf8(Members.header().json()));
        String token = String.join(".", Collections.nCopies(count, segment));
        assertThat(rejection(token)).isEqualTo(Reason.MALFORMED);
        assertThat(rejection(token + ".")).isEqualTo(Reason.MALFORMED);
        assertThat(rejection("." + token)).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void rejectsATokenFollowedByFurtherSegments() {
        assertThat(rejection(Sample.token() + ".AAAA")).isEqualTo(Reason.MALFORMED);
        assertThat(rejection(Sample.token() + ".AAAA.AAAA")).isEqualTo(Reason.MALFORMED);
        assertThat(rejection(Sample.token() + ".")).isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "....", "a..", ".a.", "..a", "a.b.", "a..b", ".a.b", "AA.AA."})
    void rejectsEmptySegments(String token) {
        assertThat(rejection(token)).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void rejectsAnEmptySegmentWhereOnlyThatIsWrong() {
        String[] segments = Sample.token().split("\\.", -1);
        assertThat(rejection(segments[0] + "." + segments[1] + ".")).isEqualTo(Reason.MALFORMED);
        assertThat(rejection(Forge.hs256Segments("", segments[1]))).isEqualTo(Reason.MALFORMED);
        assertThat(rejection(Forge.hs256Segments(segments[0], ""))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void acceptsATokenOfExactlyTheLargestSizeAndNoneLarger() {
        String token = Sample.token();
        assertThat(rejection(Sample.builder().maxTokenSize(token.length()).build(), token))
                .isNull();
        assertThat(rejection(Sample.builder().maxTokenSize(token.length() - 1).build(), token))
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void takesTokensOf8192CharactersByDefault() {
        String token = ofLength(8192);
        assertThat(rejection(token)).isNull();
        assertThat(rejection(token + "A")).isEqualTo(Reason.TOO_LARGE);
        assertThat(rejection("\0".repeat(8193))).isEqualTo(Reason.TOO_LARGE);
        assertThat(rejection("\0".repeat(8192))).isEqualTo(Reason.MALFORMED);
    }

    private static String ofLength(int length) {
        for (int filler = length / 2; filler < length; filler++) {
            String token = Sample.withClaims(Members.claims().with("x", "\"" + "x".repeat(filler) + "\""));
            if (token.length() == length) {
                return token;
            }
            if (token.length() > length) {
                break;
            }
        }
        // Not every length can be had with the payload alone.
        return Sample.withHeader(Members.header().with("x", "\"" + "x".repeat((length - 400) * 3 / 4) + "\""));
    }

    @Test
    void rejectsEncryptedTokens() {
        String header = Forge.base64(Forge.utf8("{\"alg\":\"dir\",\"enc\":\"A128GCM\"}"));
        assertThat(rejection(header + "..AAAA.AAAA.AAAA")).isEqualTo(Reason.MALFORMED);
        assertThat(rejection(header + ".AAAA.AAAA.AAAA.AAAA")).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void rejectsTheJsonSerialization() {
        String[] segments = Sample.token().split("\\.", -1);
        assertThat(rejection("{\"protected\":\"" + segments[0] + "\",\"payload\":\"" + segments[1]
                        + "\",\"signature\":\"" + segments[2] + "\"}"))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void rejectsTheTokenInOtherEncodings() {
        String token = Sample.token();
        assertThat(rejection(new String(token.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1)))
                .isEqualTo(Reason.MALFORMED);
        assertThat(rejection("\ufeff" + token)).isEqualTo(Reason.MALFORMED);
        assertThat(rejection(" " + token)).isEqualTo(Reason.MALFORMED);
        assertThat(rejection(token.replace(".", "%2E"))).isEqualTo(Reason.MALFORMED);
        assertThat(rejection("Bearer " + token)).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void decodesAsStrictlyAsItVerifies() {
        TokenManager manager = Sample.manager();
        assertThat(manager.decode(Sample.token()).claims()).containsEntry("sub", "alice");
        for (String bad : List.of(
                "", "..", Sample.token() + "=", Sample.withClaims("{}x"), Sample.withClaims("[]"), "\0".repeat(9000))) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> manager.decode(bad))
                    .isInstanceOf(TokenRejectedException.class);
        }
    }
}
