package io.github.dropwizardjwt.attack;

import com.google.common.base.Splitter;
import io.github.dropwizardjwt.support.Forge;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/** base64url in other than its one form, and UTF-8 that is none; where it can be, signed as it is. */
final class EncodingAttacks implements Family {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    /** Characters of a token that have no place in base64url, or none where they are put. */
    private static final List<String> JUNK = List.of("~", "+", "/", ".", "..", "+/", "~~~~");

    private static final List<String> INVALID_UTF8 = List.of(
            "80",
            "bf",
            "c0",
            "c080",
            "c1bf",
            "c3",
            "e0",
            "e08080",
            "e282",
            "eda080",
            "edb080",
            "eda081edb080",
            "f0808080",
            "f09f",
            "f09f98",
            "f4908080",
            "f5808080",
            "fc8080808080",
            "fe",
            "ff",
            "fffe",
            "feff",
            "c328",
            "a0a1",
            "e28228",
            "f0288cbc");

    @Override
    public int minimum() {
        return 4_000;
    }

    @Override
    public void attack(Services services, Consumer<Attack> sender) {
        Tokens tokens = new Tokens(sender);
        for (Signer signer : services.signers()) {
            lastCharacters(signer, tokens);
            junk(signer, tokens);
            signedJunk(signer, tokens, sender);
            bytes(signer, tokens);
        }
    }

    /** Each other character in each of the last two places of each segment. */
    private static void lastCharacters(Signer signer, Tokens tokens) {
        String token = signer.token();
        int payload = token.indexOf('.') + 1;
        for (int end : new int[] {payload - 1, token.lastIndexOf('.'), token.length()}) {
            for (int at = end - 2; at < end; at++) {
                for (int i = 0; i < ALPHABET.length(); i++) {
                    char other = ALPHABET.charAt(i);
                    if (other != token.charAt(at)) {
                        tokens.rejected(
                                signer + " with " + other + " at " + at,
                                signer.service(),
                                token.substring(0, at) + other + token.substring(at + 1));
                    }
                }
            }
        }
    }

    private static void junk(Signer signer, Tokens tokens) {
        String token = signer.token();
        for (String junk : JUNK) {
            for (int at = 0; at <= token.length(); at += 1 + token.length() / 12) {
                tokens.rejected(
                        signer + " with " + junk + " at " + at,
                        signer.service(),
                        token.substring(0, at) + junk + token.substring(at));
            }
            tokens.rejected(signer + " and " + junk, signer.service(), token + junk);
        }
        for (String padding : List.of("=", "==", "===", "====")) {
            tokens.rejected(signer + " and " + padding, signer.service(), token + padding);
        }
        for (int length = 1; length < token.length(); length += 1 + token.length() / 40) {
            tokens.rejected(signer + " cut to " + length, signer.service(), token.substring(0, length));
        }
        List<String> parts = Splitter.on('.').splitToList(token);
        for (String other : List.of(
                parts.get(1) + "." + parts.get(0) + "." + parts.get(2),
                parts.get(0) + "." + parts.get(2) + "." + parts.get(1),
                parts.get(0) + "." + parts.get(0) + "." + parts.get(2),
                "." + parts.get(1) + "." + parts.get(2),
                parts.get(0) + ".." + parts.get(2),
                token + "." + parts.get(2),
                token + ".." + parts.get(2),
                token + token)) {
            tokens.rejected(signer + " rearranged", signer.service(), other);
        }
    }

    /** The holder of the key signs the text as it is sent, so that nothing but its form is wrong. */
    private static void signedJunk(Signer signer, Tokens tokens, Consumer<Attack> sender) {
        String header = Forge.base64(Forge.utf8(signer.header().json()));
        String claims = Forge.base64(Forge.utf8(signer.claims().json()));
        for (String junk : List.of("~", "+", "/", "A", "AA", "AAA")) {
            tokens.rejected(
                    signer + ": signed, " + junk + " after the header",
                    signer.service(),
                    signer.segments(header + junk, claims));
            tokens.rejected(
                    signer + ": signed, " + junk + " after the claims",
                    signer.service(),
                    signer.segments(header, claims + junk));
        }
        // Padding has no place within a header's token68, so that it is malformed credentials there.
        for (String padding : List.of("=", "==")) {
            for (String padded :
                    List.of(signer.segments(header + padding, claims), signer.segments(header, claims + padding))) {
                sender.accept(Attack.bearer("padded", signer.service(), "/required", padded, Answer.INVALID_REQUEST));
                sender.accept(Attack.get(
                        "padded",
                        signer.service(),
                        Routes.COOKIE,
                        Answer.INVALID_TOKEN,
                        "Cookie: " + Routes.COOKIE_NAME + "=" + padded));
            }
        }
        // Blanks that make the last character have unused bits; then each other character for it.
        for (String blank : List.of("", " ", "  ")) {
            String text = Forge.base64(Forge.utf8(signer.claims().json() + blank));
            int unused = text.length() % 4 == 0 ? 0 : text.length() % 4 == 2 ? 4 : 2;
            int last = ALPHABET.indexOf(text.charAt(text.length() - 1));
            for (int bits = 1; bits < 1 << unused; bits++) {
                tokens.rejected(
                        signer + ": signed, unused bits " + bits,
                        signer.service(),
                        signer.segments(header, text.substring(0, text.length() - 1) + ALPHABET.charAt(last + bits)));
            }
        }
    }

    /** Signed too: bytes that are not the UTF-8 of a text. */
    private static void bytes(Signer signer, Tokens tokens) {
        for (String hex : INVALID_UTF8) {
            byte[] bytes = HexFormat.of().parseHex(hex);
            String latin = new String(bytes, StandardCharsets.ISO_8859_1);
            byte[] inValue =
                    latin1(signer.claims().with("note", "\"" + latin + "\"").json());
            byte[] inName = latin1(signer.claims().with("x" + latin, "1").json());
            byte[] inHeader =
                    latin1(signer.header().with("x", "\"" + latin + "\"").json());
            byte[] header = Forge.utf8(signer.header().json());
            tokens.rejected(signer + ": " + hex + " in a value", signer.service(), signer.token(header, inValue));
            tokens.rejected(signer + ": " + hex + " in a name", signer.service(), signer.token(header, inName));
            tokens.rejected(
                    signer + ": " + hex + " in the header",
                    signer.service(),
                    signer.token(inHeader, Forge.utf8(signer.claims().json())));
            tokens.rejected(
                    signer + ": " + hex + " before the claims",
                    signer.service(),
                    signer.token(header, latin1(latin + signer.claims().json())));
        }
        for (String name : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE")) {
            byte[] claims = signer.claims().json().getBytes(Charset.forName(name));
            byte[] header = signer.header().json().getBytes(Charset.forName(name));
            tokens.rejected(
                    signer + " in " + name,
                    signer.service(),
                    signer.token(Forge.utf8(signer.header().json()), claims));
            tokens.rejected(
                    signer + " header in " + name,
                    signer.service(),
                    signer.token(header, Forge.utf8(signer.claims().json())));
        }
        String bom = "\uFEFF";
        tokens.rejected(
                signer + " with BOM",
                signer.service(),
                signer.token(signer.header().json(), bom + signer.claims().json()));
        tokens.rejected(
                signer + " header with BOM",
                signer.service(),
                signer.token(bom + signer.header().json(), signer.claims().json()));
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
