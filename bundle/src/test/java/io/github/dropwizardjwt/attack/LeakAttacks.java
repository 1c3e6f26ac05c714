package io.github.dropwizardjwt.attack;

import static io.github.dropwizardjwt.attack.Signer.quoted;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Every kind of rejection in every form a client may ask for: fixed words and nothing of what was sent. */
final class LeakAttacks implements Family {
    private static final List<String> JSON = List.of(
            "application/json",
            "*/*",
            "application/*",
            "text/plain",
            "application/problem+json;q=0",
            "application/problem+json;q=0.000",
            "application/problem",
            "");
    private static final List<String> MALFORMED =
            List.of(";;,/", "a/b;c=\"", "application/problem+json;q=\"x", "text/plain;q=abc", "\u00e4/\u00f6");
    private static final List<String> PROBLEM = List.of(
            "application/problem+json",
            "APPLICATION/PROBLEM+JSON",
            "application/json, application/problem+json;q=0.1",
            "application/problem+json;charset=utf-8, */*");
    private static final List<String> ROUTES = List.of(
            "/required", "/parameter", "/locator/below", "/class-locator/deeper/nested/below", "/stage", "/optional");

    @Override
    public int minimum() {
        return 3_600;
    }

    @Override
    public void attack(Services services, Consumer<Attack> sender) {
        for (Service service : services.all()) {
            rejections(service).forEach((authorization, answer) -> {
                for (String route : ROUTES) {
                    for (String accept : JSON) {
                        sender.accept(attack(service, route, authorization, accept, answer));
                    }
                    for (String accept : MALFORMED) {
                        // Jersey rejects such a header itself, but asks a locator first.
                        Answer malformed = route.contains("locator") ? answer : Answer.ofTheServer(400);
                        sender.accept(attack(service, route, authorization, accept, malformed));
                    }
                    for (String accept : PROBLEM) {
                        sender.accept(attack(service, route, authorization, accept, answer.withBody(problem(answer))));
                    }
                }
            });
            elsewhere(service, sender);
        }
    }

    /** One way to each reason why a token is rejected. */
    private static Map<String, Answer> rejections(Service service) {
        Signer own = service.own();
        Map<String, Answer> rejections = new LinkedHashMap<>();
        rejections.put("Bearer", Answer.INVALID_REQUEST);
        rejections.put("Bearer " + own.token() + " " + own.token(), Answer.INVALID_REQUEST);
        for (String token : List.of(
                "x",
                own.token() + "x",
                own.token() + ".",
                own.token(own.header().with("kid", quoted("kid-of-the-token-z5")), own.claims()),
                own.token(own.header().with("alg", quoted("HS384")), own.claims()),
                own.token(own.header().with("crit", "[\"crit-of-the-token\"]"), own.claims()),
                own.token(own.header().with("typ", quoted("typ-of-the-token")), own.claims()),
                own.token(own.header(), own.claims().with("iss", quoted("issuer-of-the-token"))),
                own.token(own.header(), own.claims().with("aud", quoted("audience-of-the-token"))),
                own.token(own.header(), own.claims().with("exp", "1700000000")),
                own.token(own.header(), own.claims().with("nbf", "9700000000")),
                own.token(own.header(), own.claims().with("iat", "9700000000")),
                own.token(own.header(), own.claims().with("type", quoted("type-of-the-token"))),
                own.token(own.header(), own.claims().with("cnf", "{\"jkt\":\"thumbprint-of-the-token\"}")),
                own.token(own.header(), own.claims().with("sub", "[\"subject-of-the-token\"]")),
                own.token(own.header().json(), "{\"claims-of-the-token\""))) {
            rejections.put("Bearer " + token, Answer.INVALID_TOKEN);
        }
        return rejections;
    }

    private static Attack attack(Service service, String route, String authorization, String accept, Answer answer) {
        String header = "Authorization: " + authorization;
        return new Attack(
                accept + " " + header,
                service,
                "GET",
                route,
                List.of(header, "Accept: " + accept),
                "",
                List.of(header),
                answer);
    }

    private static String problem(Answer answer) {
        String title = answer.status() == 400 ? "Bad Request" : "Unauthorized";
        String message = answer.body()
                .substring(
                        answer.body().indexOf("\"message\":") + 10,
                        answer.body().length() - 1);
        return "{\"type\":\"about:blank\",\"title\":\"" + title + "\",\"status\":" + answer.status() + ",\"detail\":"
                + message + "}";
    }

    /** Good and bad tokens where nobody asks for one. */
    private static void elsewhere(Service service, Consumer<Attack> sender) {
        for (String token : List.of(service.own().token(), "x.y.z")) {
            sender.accept(Attack.bearer("404", service, "/nowhere", token, Answer.ofTheServer(404)));
            sender.accept(Attack.bearer("405", service, "/class", token, Answer.ofTheServer(405))
                    .by("DELETE"));
            sender.accept(Attack.bearer("400", service, "/%zz", token, Answer.ofTheServer(400)));
            sender.accept(Attack.bearer("404", service, "/favicon.ico", token, Answer.ofTheServer(404)));
        }
    }
}
