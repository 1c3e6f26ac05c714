package io.github.dropwizardjwt.attack;

import static io.github.dropwizardjwt.attack.Signer.quoted;

import com.google.common.base.Splitter;
import io.github.dropwizardjwt.support.Forge;
import java.util.List;
import java.util.function.Consumer;

/** Other things than signed tokens in compact form, and tokens that say they are (RFC 7515 §4.1.9, §9). */
final class FormAttacks implements Family {
    private static final List<String> NO_TYPES = List.of(
            "",
            " ",
            "JOSE+JSON",
            "JWT ",
            " JWT",
            "application/",
            "text/jwt",
            "jwt;x=1",
            "dpop+jwt",
            "logout+jwt",
            "secevent+jwt",
            "rt+jwt",
            "id+jwt",
            "at+jwt+x",
            "atjwt",
            "JWE",
            "token-introspection+jwt");

    @Override
    public int minimum() {
        return 220;
    }

    @Override
    public void attack(Services services, Consumer<Attack> sender) {
        Tokens tokens = new Tokens(sender);
        for (Signer signer : services.signers()) {
            types(signer, tokens);
            forms(signer, tokens, sender);
        }
    }

    private static void types(Signer signer, Tokens tokens) {
        for (String typ : List.of("JWT", "jwt", "jWt", "at+jwt", "AT+JWT", "application/jwt", "APPLICATION/AT+JWT")) {
            send(signer, typ, tokens, true);
        }
        for (String typ : NO_TYPES) {
            send(signer, typ, tokens, false);
        }
        for (String typ : List.of("JOSE", "JWS", "application/jose")) {
            send(signer, typ, tokens, signer.isTrusted());
        }
    }

    /** Other serializations: a JWE, a nested token, JSON. */
    private static void forms(Signer signer, Tokens tokens, Consumer<Attack> sender) {
        String token = signer.token();
        List<String> parts = Splitter.on('.').splitToList(token);
        String jwe = Forge.base64(
                Forge.utf8("{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":" + quoted(signer.keyId()) + "}"));
        String pbes2 = Forge.base64(
                Forge.utf8(
                        "{\"alg\":\"PBES2-HS512+A256KW\",\"enc\":\"A256GCM\",\"p2c\":2147483647,\"p2s\":\"AAAA\",\"zip\":\"DEF\"}"));
        for (String header : List.of(jwe, pbes2)) {
            tokens.rejected(
                    "JWE", signer.service(), header + ".." + parts.get(1) + "." + parts.get(1) + "." + parts.get(2));
            tokens.rejected("JWE", signer.service(), header + ".AAAA.AAAA.AAAA.AAAA");
            tokens.rejected("JWE in three parts", signer.service(), header + "." + parts.get(1) + "." + parts.get(2));
        }
        tokens.rejected("nested", signer.service(), signer.token(signer.header().json(), quoted(token)));
        tokens.rejected("nested", signer.service(), signer.token(signer.header().json(), token));
        String flattened = "{\"protected\":\"" + parts.get(0) + "\",\"payload\":\"" + parts.get(1)
                + "\",\"signature\":\"" + parts.get(2) + "\"}";
        String general = "{\"payload\":\"" + parts.get(1) + "\",\"signatures\":[{\"protected\":\"" + parts.get(0)
                + "\",\"signature\":\"" + parts.get(2) + "\"}]}";
        for (String json : List.of(flattened, general)) {
            sender.accept(Attack.bearer("JSON", signer.service(), "/required", json, Answer.INVALID_REQUEST));
            tokens.rejected("JSON encoded", signer.service(), Forge.base64(Forge.utf8(json)));
        }
    }

    private static void send(Signer signer, String typ, Tokens tokens, boolean good) {
        tokens.send(
                signer + " typ " + typ,
                signer.service(),
                signer.token(signer.header().with("typ", quoted(typ)), signer.claims()),
                good);
    }
}
