package io.github.dropwizardjwt.attack;

import static io.github.dropwizardjwt.attack.Signer.quoted;

import java.util.List;
import java.util.function.Consumer;

/** Claims and headers that are well signed and no strictly valid JSON object (RFC 8259, RFC 7515 §4, RFC 7519 §4). */
final class JsonAttacks implements Family {
    /** G stands for the good object. */
    private static final List<String> DOCUMENTS = List.of(
            "GG",
            "G G",
            "Gx",
            "G,",
            "G]",
            "G}",
            "G null",
            "G//c",
            "G/**/",
            "//c\nG",
            "/**/G",
            "#c\nG",
            "G\u0000",
            "\u0000G",
            "G;",
            "[G]",
            "(G)",
            "null",
            "true",
            "1",
            "\"x\"",
            "[]",
            "",
            " ",
            "{",
            "}",
            "{}",
            "{}G",
            "G{}",
            ")]}',\nG",
            "\u00a0G",
            "G\u2028",
            "\u000bG");

    /** Values of a member that JSON does not have, or that this library does not take. */
    private static final List<String> VALUES = List.of(
            "",
            "NaN",
            "Infinity",
            "-Infinity",
            "+1",
            "01",
            "-01",
            ".5",
            "1.",
            "1.e1",
            "0x1",
            "1e",
            "1e+",
            "--1",
            "1_000",
            "TRUE",
            "True",
            "nul",
            "nil",
            "undefined",
            "'a'",
            "a",
            "`a`",
            "\"a",
            "a\"",
            "\"a\"\"b\"",
            "\"a\" \"b\"",
            "[1,]",
            "[,1]",
            "[1 2]",
            "[1",
            "1]",
            "{\"a\":1,}",
            "{,\"a\":1}",
            "{a:1}",
            "{'a':1}",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\" 1}",
            "{1:1}",
            "{\"a\":1,\"a\":1}",
            "{\"a\":1,\"\\u0061\":2}",
            "[{\"b\":1,\"b\":2}]",
            "\"\t\"",
            "\"\n\"",
            "\"\u0000\"",
            "\"\u001f\"",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\\u12g4\"",
            "\"\\'\"",
            "\"\\\"",
            "\"\\ud800\"",
            "\"\\udc00\"",
            "\"\\ud800\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"a\\ud83dz\"",
            "{\"\\ud800\":1}",
            "1/**/",
            "1//c\n",
            "#",
            "1e401",
            "1e99999",
            "1e999999999",
            "1e99999999999999999999",
            "-1e-401",
            "1e-999999999",
            "0.1e-500");

    @Override
    public int minimum() {
        return 2_600;
    }

    @Override
    public void attack(Services services, Consumer<Attack> sender) {
        Tokens tokens = new Tokens(sender);
        for (Signer signer : services.signers()) {
            String header = signer.header().json();
            String claims = signer.claims().json();
            for (String document : DOCUMENTS) {
                send(signer, document, header, document.replace("G", claims), tokens);
                send(signer, document, document.replace("G", header), claims, tokens);
            }
            VALUES.forEach(value -> sendMember(signer, quoted("x"), value, tokens));
            for (int depth : new int[] {33, 40, 100, 500, 1000, 1700}) {
                sendMember(signer, quoted("x"), "[".repeat(depth) + "]".repeat(depth), tokens);
                sendMember(signer, quoted("x"), "[".repeat(depth), tokens);
                int objects = Math.min(depth, 500);
                sendMember(signer, quoted("x"), "{\"a\":".repeat(objects) + "1" + "}".repeat(objects), tokens);
            }
            for (int digits : new int[] {201, 500, 1001, 3000}) {
                sendMember(signer, quoted("x"), "9".repeat(digits), tokens);
                sendMember(signer, quoted("x"), "0." + "1".repeat(digits), tokens);
            }
            twice(signer, tokens);
            accepted(signer, tokens);
        }
    }

    /** Each claim a second time, in the same or another spelling, with the same or another value. */
    private static void twice(Signer signer, Tokens tokens) {
        String once = signer.claims().json();
        for (String name : List.of("iss", "sub", "iat", "exp", "jti", "type", "scope", "tenant", "note")) {
            for (String again : List.of(name, String.format("\\u%04x", (int) name.charAt(0)) + name.substring(1))) {
                for (String value : List.of("\"x\"", "null", "1", "9999999999", "\"auth\"")) {
                    String more = quoted(again) + ":" + value;
                    send(signer, more, signer.header().json(), "{" + more + "," + once.substring(1), tokens);
                    send(
                            signer,
                            more,
                            signer.header().json(),
                            once.substring(0, once.length() - 1) + "," + more + "}",
                            tokens);
                }
            }
        }
    }

    /** So that the others are not rejected for want of strictness alone. */
    private static void accepted(Signer signer, Tokens tokens) {
        for (String value : List.of(
                "[".repeat(20) + "]".repeat(20),
                "9".repeat(200),
                "1e300",
                "-0",
                "\"\\ud83d\\ude00\"",
                "\"\\u0000\"",
                "{}",
                " [ 1 , { } ] ")) {
            tokens.letIn(
                    signer + " " + value,
                    signer.service(),
                    signer.token(
                            signer.header().with("x", value), signer.claims().with("x", value)));
        }
        tokens.letIn(
                signer + " with blanks",
                signer.service(),
                signer.token(
                        " \n" + signer.header().json() + "\t",
                        "\r\n " + signer.claims().json() + "  "));
    }

    private static void sendMember(Signer signer, String name, String value, Tokens tokens) {
        String header = signer.header().json();
        String claims = signer.claims().json();
        String member = "{" + name + ":" + value + ",";
        send(signer, "claim " + value, header, member + claims.substring(1), tokens);
        send(signer, "parameter " + value, member + header.substring(1), claims, tokens);
    }

    private static void send(Signer signer, String name, String header, String claims, Tokens tokens) {
        tokens.rejected(signer + " " + name, signer.service(), signer.token(header, claims));
    }
}
