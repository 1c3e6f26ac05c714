package io.github.dropwizardjwt.attack;

import static io.github.dropwizardjwt.attack.Signer.quoted;

import io.github.dropwizardjwt.session.TokenPair;
import io.github.dropwizardjwt.support.Members;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tokens of one kind where another is asked for: refresh, auth, id tokens and those of other issuers (RFC 8725 §3.12).
 */
final class KindAttacks implements Family {
    private static final String REFRESH_ONLY = "/refresh-only";
    private static final List<String> NO_AUTH_TYPES = List.of(
            "refresh",
            "Refresh",
            "AUTH",
            "Auth",
            "auth ",
            " auth",
            "access",
            "id",
            "bearer",
            "at+jwt",
            "authrefresh",
            "");

    @Override
    public int minimum() {
        return 1_300;
    }

    @Override
    public void attack(Services services, Consumer<Attack> sender) {
        Tokens tokens = new Tokens(sender);
        for (Signer signer : services.signers()) {
            otherTypes(signer, tokens, sender);
            idTokens(signer, tokens);
        }
        for (Service service : services.all()) {
            Signer own = service.own();
            Members refresh = own.claims().with("type", quoted("refresh"));
            sender.accept(
                    Attack.bearer("refresh", service, REFRESH_ONLY, own.token(own.header(), refresh), Answer.LET_IN));
        }
        sessionEndpoints(services, sender);
    }

    private static void otherTypes(Signer signer, Tokens tokens, Consumer<Attack> sender) {
        for (String type : NO_AUTH_TYPES) {
            String token = signer.token(signer.header(), signer.claims().with("type", quoted(type)));
            // On each route: which one asks must not matter.
            for (int i = 0; i <= Routes.GUARDED.size(); i++) {
                tokens.rejected(signer + " of type " + type, signer.service(), token);
            }
            boolean own = signer.service().own().good().equals(signer.good());
            if (!type.equals("refresh") || !own) {
                sender.accept(
                        Attack.bearer("not refresh", signer.service(), REFRESH_ONLY, token, Answer.INVALID_TOKEN));
            }
        }
        sender.accept(Attack.bearer("auth", signer.service(), REFRESH_ONLY, signer.token(), Answer.INVALID_TOKEN));
        String accessTyped = signer.token(
                signer.header().with("typ", quoted("at+jwt")), signer.claims().with("type", quoted("refresh")));
        sender.accept(
                Attack.bearer("refresh as at+jwt", signer.service(), REFRESH_ONLY, accessTyped, Answer.INVALID_TOKEN));
    }

    /** Signed with the same keys, for a client and not for this service. */
    private static void idTokens(Signer signer, Tokens tokens) {
        for (String audience : List.of("\"client\"", "[\"client\"]", "[\"client\",\"https://api\"]")) {
            Members id = signer.claims()
                    .without("type")
                    .without("scope")
                    .with("aud", audience)
                    .with("nonce", quoted("n"))
                    .with("at_hash", quoted("h"));
            tokens.rejected(signer + " id token", signer.service(), signer.token(signer.header(), id));
        }
    }

    private static void sessionEndpoints(Services services, Consumer<Attack> sender) {
        Service service = services.sessions;
        TokenPair pair = services.open("somebody");
        sender.accept(post(service, "/auth/refresh", pair.auth().signed()));
        sender.accept(post(service, "/auth/logout-all", pair.refresh().signed()));
        sender.accept(Attack.bearer(
                "list by refresh", service, "/auth/sessions", pair.refresh().signed(), Answer.INVALID_TOKEN));
        for (Signer foreign : service.signers().subList(2, 4)) {
            for (String path : List.of("/auth/refresh", "/auth/logout", "/auth/logout-all")) {
                for (String type : List.of("auth", "refresh")) {
                    Members claims = foreign.claims()
                            .with("sub", quoted("somebody"))
                            .with("sid", quoted(services.sid(pair)))
                            .with("type", quoted(type));
                    sender.accept(post(service, path, foreign.token(foreign.header(), claims)));
                }
            }
            sender.accept(
                    Attack.bearer("list by other", service, "/auth/sessions", foreign.token(), Answer.INVALID_TOKEN));
        }
        sender.accept(
                Attack.bearer("still there", service, "/required", pair.auth().signed(), Answer.LET_IN));
    }

    private static Attack post(Service service, String path, String token) {
        return Attack.bearer(path, service, path, token, Answer.INVALID_TOKEN).by("POST");
    }
}
