package io.github.dropwizardjwt.attack;

import io.github.dropwizardjwt.session.TokenPair;
import io.github.dropwizardjwt.support.Forge;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Tokens that were spent, revoked, or belong to somebody else's session (RFC 9700 §4.14.2, RFC 7009 §2). */
final class SessionAttacks implements Family {
    private static final int ROUNDS = 30;
    private static final Duration LONGER_THAN_THE_GRACE = Duration.ofSeconds(11);
    private static final BigInteger ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    @Override
    public int minimum() {
        return 1_900;
    }

    @Override
    public void attack(Services services, Consumer<Attack> sender) {
        Service service = services.sessions;
        Tokens tokens = new Tokens(sender);
        for (int round = 0; round < ROUNDS; round++) {
            reuse(services, service, tokens, sender);
            logout(services, service, tokens, sender);
            logoutOfAll(services, "subject-of-round-" + round, service, tokens, sender);
            othersSession(services, service, sender);
            oneToken(services, service, tokens);
        }
    }

    /** A refresh token that is used again later ends its session, whoever has its newest tokens. */
    private static void reuse(Services services, Service service, Tokens tokens, Consumer<Attack> sender) {
        TokenPair pair = services.open();
        tokens.letIn("before", service, pair.auth().signed());
        sender.accept(post(service, "/auth/refresh", pair.refresh().signed(), Answer.ofTheServer(200)));
        TokenPair newest = services.sessions.bundle().sessions().refresh(pair.refresh());
        services.clock.advance(LONGER_THAN_THE_GRACE);
        tokens.letIn("the newest", service, newest.auth().signed());
        sender.accept(post(service, "/auth/refresh", pair.refresh().signed(), Answer.INVALID_TOKEN));
        allOver(service, pair, tokens, sender);
        allOver(service, newest, tokens, sender);
    }

    private static void logout(Services services, Service service, Tokens tokens, Consumer<Attack> sender) {
        TokenPair pair = services.open();
        String twin = otherSignature(pair.auth().signed());
        tokens.letIn("before", service, pair.auth().signed());
        tokens.letIn("the other form of its signature", service, twin);
        sender.accept(post(service, "/auth/logout", pair.refresh().signed(), Answer.ofTheServer(200)));
        allOver(service, pair, tokens, sender);
        tokens.rejected("the other form of its signature", service, twin);
        // RFC 7009 §2.2: what has already ended is no error; what is no token is one.
        sender.accept(post(service, "/auth/logout", pair.auth().signed(), Answer.ofTheServer(200)));
        sender.accept(post(service, "/auth/logout", pair.auth().signed() + "x", Answer.INVALID_TOKEN));
    }

    private static void logoutOfAll(
            Services services, String subject, Service service, Tokens tokens, Consumer<Attack> sender) {
        List<TokenPair> pairs = List.of(services.open(subject), services.open(subject), services.open(subject));
        TokenPair other = services.open(subject + "-too");
        sender.accept(post(service, "/auth/logout-all", pairs.get(0).auth().signed(), Answer.ofTheServer(200)));
        pairs.forEach(pair -> allOver(service, pair, tokens, sender));
        sender.accept(
                Attack.bearer("another", service, "/required", other.auth().signed(), Answer.LET_IN));
    }

    private static void othersSession(Services services, Service service, Consumer<Attack> sender) {
        TokenPair own = services.open("mallory");
        TokenPair other = services.open();
        String path = "/auth/sessions/";
        for (String sid : List.of(services.sid(other), "x", services.sid(other) + "x", "%20", "a%27%20OR%201=1")) {
            sender.accept(
                    Attack.bearer("of another", service, path + sid, own.auth().signed(), Answer.ofTheServer(404))
                            .by("DELETE"));
        }
        sender.accept(
                Attack.bearer("untouched", service, "/required", other.auth().signed(), Answer.LET_IN));
        sender.accept(Attack.bearer(
                        "own", service, path + services.sid(own), own.auth().signed(), Answer.ofTheServer(204))
                .by("DELETE"));
        sender.accept(Attack.bearer("own", service, "/required", own.auth().signed(), Answer.INVALID_TOKEN));
    }

    /** One auth token revoked, in either form of its signature; the session lives on. */
    private static void oneToken(Services services, Service service, Tokens tokens) {
        TokenPair pair = services.open();
        tokens.letIn("before", service, pair.auth().signed());
        service.bundle().sessions().revoke(pair.auth());
        tokens.rejected("revoked", service, pair.auth().signed());
        tokens.rejected("revoked", service, otherSignature(pair.auth().signed()));
        TokenPair next = service.bundle().sessions().refresh(pair.refresh());
        tokens.letIn("the next one", service, next.auth().signed());
    }

    private static void allOver(Service service, TokenPair pair, Tokens tokens, Consumer<Attack> sender) {
        String auth = pair.auth().signed();
        tokens.rejected("over", service, auth);
        tokens.rejected("over", service, auth);
        tokens.rejected("over", service, otherSignature(auth));
        sender.accept(post(service, "/auth/refresh", pair.refresh().signed(), Answer.INVALID_TOKEN));
        sender.accept(post(service, "/auth/logout-all", auth, Answer.INVALID_TOKEN));
        sender.accept(Attack.bearer("list", service, "/auth/sessions", auth, Answer.INVALID_TOKEN));
        String refresh = pair.refresh().signed();
        sender.accept(Attack.bearer("refresh", service, "/refresh-only", refresh, Answer.INVALID_TOKEN));
    }

    /** (r, n - s) is good where (r, s) is: the text of a token is no identity. */
    private static String otherSignature(String token) {
        int start = token.lastIndexOf('.') + 1;
        byte[] signature = Forge.bytesOf(token.substring(start));
        byte[] s = ORDER.subtract(new BigInteger(1, Arrays.copyOfRange(signature, 32, 64)))
                .toByteArray();
        Arrays.fill(signature, 32, 64, (byte) 0);
        int length = Math.min(s.length, 32);
        System.arraycopy(s, s.length - length, signature, 64 - length, length);
        return token.substring(0, start) + Forge.base64(signature);
    }

    private static Attack post(Service service, String path, String token, Answer answer) {
        return Attack.bearer(path, service, path, token, answer).by("POST");
    }
}
