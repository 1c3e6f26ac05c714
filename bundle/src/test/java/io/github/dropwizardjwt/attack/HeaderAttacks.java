package io.github.dropwizardjwt.attack;

import static io.github.dropwizardjwt.attack.Signer.quoted;

import io.github.dropwizardjwt.support.Members;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Header parameters that ask for more than a signature, and those that are read in other forms (RFC 7515 §4). */
final class HeaderAttacks implements Family {
    private static final List<String> REJECTED =
            List.of("crit", "b64", "zip", "calg", "enc", "cty", "jwk", "jku", "x5u", "x5c");
    /** Ignored in tokens of trusted issuers. */
    private static final List<String> KEY_HINTS = List.of("jku", "x5u", "x5c");

    private static final List<String> ANY_TYPE = List.of(
            "null",
            "true",
            "false",
            "0",
            "1.5",
            "\"\"",
            "\"exp\"",
            "\"DEF\"",
            "\"JWT\"",
            "\"A256GCM\"",
            "[]",
            "[null]",
            "[\"exp\"]",
            "[\"b64\"]",
            "{}",
            "{\"kty\":\"oct\",\"k\":\"AAAA\"}");

    @Override
    public int minimum() {
        return 1_600;
    }

    @Override
    public void attack(Services services, Consumer<Attack> sender) {
        Tokens tokens = new Tokens(sender);
        for (Signer signer : services.signers()) {
            parameters(signer, services.canary, tokens);
            members(signer, tokens);
        }
    }

    /** Well signed, so that the parameter alone is at fault. */
    private static void parameters(Signer signer, Canary canary, Tokens tokens) {
        for (String name : REJECTED) {
            boolean good = signer.isTrusted() && KEY_HINTS.contains(name);
            for (String value : ANY_TYPE) {
                send(signer, name + " " + value, signer.header().with(name, value), tokens, good);
            }
            send(signer, "escaped " + name, signer.header().with(escaped(name), quoted("x")), tokens, good);
            for (String url : List.of("http://", "https://", "ftp://", "file://")) {
                send(signer, name, signer.header().with(name, quoted(url + canary.address() + "/keys")), tokens, good);
            }
        }
        send(signer, "b64", signer.header().with("b64", "false").with("crit", "[\"b64\"]"), tokens);
        send(signer, "crit", signer.header().with("crit", "[\"x\",\"x\"]").with("x", "1"), tokens);
        for (String name : List.of("p2c", "p2s", "epk", "apu", "apv", "iv", "tag", "x5t", "x5t#S256", "iss", "exp")) {
            tokens.letIn(
                    signer + " unknown " + name,
                    signer.service(),
                    signer.token(signer.header().with(name, "2147483647"), signer.claims()));
        }
    }

    /** The parameters that are read: of another type, twice, missing. Each issuer has one key of an algorithm. */
    private static void members(Signer signer, Tokens tokens) {
        Map<String, String> read =
                Map.of("alg", quoted(signer.algorithm()), "kid", quoted(signer.keyId()), "typ", quoted("JWT"));
        String once = signer.header().json();
        read.forEach((name, value) -> {
            for (String other : ANY_TYPE) {
                send(signer, name + " " + other, signer.header().with(name, other), tokens, other.equals(value));
            }
            for (String again : List.of(name, escaped(name))) {
                String twice = once.substring(0, once.length() - 1) + "," + quoted(again) + ":" + value + "}";
                tokens.rejected(
                        signer + " " + name + " twice",
                        signer.service(),
                        signer.token(twice, signer.claims().json()));
            }
            send(signer, "without " + name, signer.header().without(name), tokens, !name.equals("alg"));
        });
    }

    private static String escaped(String name) {
        return String.format("\\u%04x", (int) name.charAt(0)) + name.substring(1);
    }

    private static void send(Signer signer, String name, Members header, Tokens tokens) {
        send(signer, name, header, tokens, false);
    }

    private static void send(Signer signer, String name, Members header, Tokens tokens, boolean good) {
        tokens.send(signer + " " + name, signer.service(), signer.token(header, signer.claims()), good);
    }
}
