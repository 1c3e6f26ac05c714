package io.github.dropwizardjwt.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.jackson.Jackson;
import io.github.dropwizardjwt.session.TokenPair;
import io.github.dropwizardjwt.support.Idp;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** What clients do, honest ones and others, and what must come of it. */
final class SoakClients {
    private static final ObjectMapper JSON = Jackson.newObjectMapper();
    /** How long before its end a token is no longer said to be good: a request takes its time. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private final SoakService service;
    private final SoakLedger ledger;
    private final Clock clock;
    private final Supplier<String> signsAtTheIssuer;
    private final Queue<Expiring> expiring = new ConcurrentLinkedQueue<>();

    private record Expiring(String token, Instant at) {}

    private record Pair(String auth, String refresh) {}

    SoakClients(SoakService service, SoakLedger ledger, Clock clock, Supplier<String> signsAtTheIssuer) {
        this.signsAtTheIssuer = signsAtTheIssuer;
        this.service = service;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** A login, some requests, a refresh; then one of the ways in which a session can end. */
    void useASession() {
        try {
            TokenPair opened = service.sessions().open("alice", "read", Map.of());
            ledger.count("sessions opened");
            Pair first = new Pair(opened.auth().signed(), opened.refresh().signed());
            use(first.auth());
            Pair second = refreshed(first);
            if (second == null) {
                return;
            }
            use(second.auth());
            switch (ThreadLocalRandom.current().nextInt(5)) {
                case 0 -> end("after logout", service.post("/session/logout", second.auth()), 200, first, second);
                case 1 -> end("after logout of all", logOutOfAll(), 200);
                case 2 -> reuse(first, second);
                case 3 -> revoke(opened, first, second);
                default ->
                    expiring.add(new Expiring(second.auth(), clock.instant().plus(SoakService.AUTH_MAX_AGE)));
            }
        } catch (TokenUnavailableException e) {
            ledger.count("without a store");
        }
    }

    /** Only of another subject: alice's other sessions go on. */
    private HttpResponse<String> logOutOfAll() {
        TokenPair one =
                service.sessions().open("bob" + ThreadLocalRandom.current().nextInt(1000), "read", Map.of());
        TokenPair other = service.sessions().open(one.auth().subject(), "read", Map.of());
        int mark = ledger.outageMark();
        HttpResponse<String> answer =
                service.post("/session/logout-all", one.auth().signed());
        // Somebody else may have logged the same bob out meanwhile.
        if (answer.statusCode() == 200 && !ledger.wasOutageSince(mark)) {
            ledger.isDead("after logout of all", one.auth().signed());
            ledger.isDead("after logout of all", other.auth().signed());
        }
        return answer;
    }

    private void use(String auth) {
        Instant goodUntil = clock.instant().plus(SoakService.AUTH_MAX_AGE);
        for (int i = 0; i < 5; i++) {
            mustBeLetIn("good auth token", auth, goodUntil);
        }
    }

    private Pair refreshed(Pair pair) {
        int mark = ledger.outageMark();
        HttpResponse<String> answer = service.post("/session/refresh", pair.refresh());
        if (answer.statusCode() == 200) {
            ledger.count("refreshed");
            return pairOf(answer);
        }
        if (!ledger.wasOutageSince(mark)) {
            ledger.violated("rejected at refresh: " + answer.statusCode());
        }
        return null;
    }

    /** Two generations on, the first refresh token is used again. */
    private void reuse(Pair first, Pair second) {
        Pair third = refreshed(second);
        if (third != null) {
            end("after reuse", service.post("/session/refresh", first.refresh()), 401, first, second, third);
        }
    }

    private void revoke(TokenPair opened, Pair... pairs) {
        service.sessions().revoke(opened.refresh());
        ledger.count("revoked");
        for (Pair pair : pairs) {
            ledger.isDead("after revocation", pair.auth());
        }
    }

    /** The session is over if the answer is what it should be; in an outage nobody knows. */
    private void end(String how, HttpResponse<String> answer, int expected, Pair... pairs) {
        if (answer.statusCode() != expected) {
            ledger.count("ends that failed");
            return;
        }
        ledger.count(how);
        for (Pair pair : pairs) {
            ledger.isDead(how, pair.auth());
            ledger.isDead(how, pair.refresh());
        }
    }

    private static Pair pairOf(HttpResponse<String> answer) {
        try {
            JsonNode body = JSON.readTree(answer.body());
            return new Pair(
                    body.get("auth_token").asText(), body.get("refresh_token").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With a token of the trusted issuer. */
    void comeFromTheIssuer() {
        String token = service.idpToken(signsAtTheIssuer.get());
        mustBeLetIn("good token of the issuer", token, clock.instant().plus(SoakService.AUTH_MAX_AGE));
    }

    /** Tokens that were good, and every kind that never was. */
    void attack() {
        for (Expiring each = expiring.poll(); each != null; each = expiring.poll()) {
            if (clock.instant().isBefore(each.at())) {
                expiring.add(each);
                break;
            }
            ledger.isDead("after expiry", each.token());
        }
        ledger.kindsOfDead().forEach(why -> mustNotBeLetIn(why, ledger.anyDead(why)));
        mustNotBeLetIn("without a session", service.tokenWithoutSession());
        String good = service.idpToken(signsAtTheIssuer.get());
        mustNotBeLetIn("altered signature", altered(good, good.lastIndexOf('.') + 2));
        mustNotBeLetIn("altered claims", altered(good, good.indexOf('.') + 20));
        mustNotBeLetIn("unsigned", unsigned(good));
        mustNotBeLetIn("another's key", service.idp.token(Idp.SECOND, Idp.FIRST));
        mustNotBeLetIn("invented key", service.idp.token(Idp.FIRST, "invented"));
        mustNotBeLetIn("garbage", base64(good));
    }

    private static String unsigned(String token) {
        return base64("{\"alg\":\"none\"}") + token.substring(token.indexOf('.'), token.lastIndexOf('.') + 1);
    }

    private static String altered(String token, int at) {
        char other = token.charAt(at) == 'A' ? 'B' : 'A';
        return token.substring(0, at) + other + token.substring(at + 1);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void mustBeLetIn(String what, String token, Instant goodUntil) {
        int mark = ledger.outageMark();
        int status = service.get(token);
        ledger.count(what + ": " + status);
        boolean late = clock.instant().isAfter(goodUntil.minus(MARGIN));
        if (status != 200 && !late && !(status == 503 && ledger.wasOutageSince(mark))) {
            ledger.violated("rejected, " + what + ": " + status);
        }
    }

    void mustNotBeLetIn(String what, String token) {
        int mark = ledger.outageMark();
        int status = service.get(token);
        ledger.count("dead " + what + ": " + status);
        if (status != 401 && !(status == 503 && ledger.wasOutageSince(mark))) {
            ledger.violated("let in or answered oddly, " + what + ": " + status);
        }
    }
}
