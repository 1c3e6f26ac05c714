package io.github.dropwizardjwt.attack;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Ways around a guard: methods, spellings of a path, parameters of a path (RFC 3986 §6.2). */
final class WiringAttacks implements Family {
    private static final List<String> SAME_PATH =
            List.of("", ";", ";a=b", ";jsessionid=1", ";a=b;c=d", "?", "?a=b", "/", ";/", "?a=%41", ";a=%41");
    private static final List<String> AMBIGUOUS =
            List.of("//", "/.%2f", "/%2e/", "/%2e%2e/", "/..;/", "/%5c", "%00", "%2f", "/%252f", "%c0%af", "%zz");
    private static final List<String> OTHER_METHODS = List.of("PUT", "DELETE", "PATCH");
    /** Dropwizard lets none of them through. */
    private static final List<String> UNKNOWN_METHODS = List.of("TRACE", "PROPFIND", "FOO", "get", "Get");

    private static final String BAD = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJzdWJqZWN0In0.c2lnbmF0dXJl";

    @Override
    public int minimum() {
        return 3_900;
    }

    @Override
    public void attack(Services services, Consumer<Attack> sender) {
        for (Service service : services.all()) {
            for (String route : Routes.GUARDED) {
                methods(service, route, sender);
                paths(service, route, sender);
            }
            pathParameters(service, "/users/", Signer.SUBJECT, sender);
            pathParameters(service, "/tenants/", "acme", sender);
            undeclared(service, sender);
        }
    }

    private static void methods(Service service, String route, Consumer<Attack> sender) {
        Answer none = route.equals("/optional") ? Answer.LET_IN : Answer.NO_TOKEN;
        boolean belowLocator = route.startsWith("/locator") || route.startsWith("/class-locator");
        for (String method : List.of("GET", "HEAD")) {
            sender.accept(
                    Attack.get(method + " without token", service, route, none).by(method));
            sender.accept(Attack.bearer(method + " bad", service, route, BAD, Answer.INVALID_TOKEN)
                    .by(method));
        }
        for (String method : OTHER_METHODS) {
            sender.accept(Attack.get(method + " " + route, service, route, notAllowed(belowLocator, Answer.NO_TOKEN))
                    .by(method));
            sender.accept(Attack.bearer(method, service, route, BAD, notAllowed(belowLocator, Answer.INVALID_TOKEN))
                    .by(method));
        }
        for (String method : UNKNOWN_METHODS) {
            sender.accept(Attack.bearer(method, service, route, service.own().token(), Answer.ofTheServer(405))
                    .by(method));
        }
        sender.accept(Attack.get("OPTIONS", service, route, belowLocator ? Answer.NO_TOKEN : Answer.ofTheServer(200))
                .by("OPTIONS"));
    }

    /** A locator is guarded before it is known which methods there are below it. */
    private static Answer notAllowed(boolean belowLocator, Answer byLocator) {
        return belowLocator ? byLocator : Answer.ofTheServer(405);
    }

    private static void paths(Service service, String route, Consumer<Attack> sender) {
        Answer none = route.equals("/optional") ? Answer.LET_IN : Answer.NO_TOKEN;
        for (String end : SAME_PATH) {
            sender.accept(Attack.get(route + end, service, route + end, none));
            sender.accept(Attack.bearer(route + end, service, route + end, BAD, Answer.INVALID_TOKEN));
            sender.accept(Attack.bearer(
                    route + end, service, route + end, service.own().token(), Answer.LET_IN));
        }
        for (int at = 1; at < route.length(); at++) {
            if (route.charAt(at) != '/') {
                String same = route.substring(0, at) + encoded(route.charAt(at)) + route.substring(at + 1);
                sender.accept(Attack.get(same, service, same, at < literal(route) ? Answer.ofTheServer(404) : none));
            }
        }
        for (String junk : AMBIGUOUS) {
            sender.accept(Attack.get(junk + route, service, junk + route, Answer.ofTheServer(400)));
            sender.accept(Attack.get(route + junk, service, route + junk, Answer.ofTheServer(400)));
        }
        String upper = "/" + route.substring(1).toUpperCase(Locale.ROOT);
        sender.accept(Attack.bearer(upper, service, upper, service.own().token(), Answer.ofTheServer(404)));
    }

    /** How much of a route Jersey finds in one spelling only: what stands before a parameter or below a locator. */
    private static int literal(String route) {
        return List.of("/users/", "/tenants/", "/locator/", "/class-locator/deeper/").stream()
                .filter(route::startsWith)
                .mapToInt(String::length)
                .findFirst()
                .orElse(route.length());
    }

    private static String encoded(char c) {
        return String.format(Locale.ROOT, "%%%02x", (int) c);
    }

    /** Who may go to one place must not get to another, and the same place in another spelling is the same. */
    private static void pathParameters(Service service, String path, String value, Consumer<Attack> sender) {
        String token = service.own().token();
        for (int at = 0; at < value.length(); at++) {
            String before = path + value.substring(0, at);
            String after = value.substring(at + 1);
            char c = value.charAt(at);
            for (String same : List.of(encoded(c), encoded(c).toUpperCase(Locale.ROOT))) {
                sender.accept(Attack.bearer("same", service, before + same + after, token, Answer.LET_IN));
            }
            sender.accept(Attack.bearer("same", service, before + c + after + ";a=b", token, Answer.LET_IN));
            for (String other : List.of("~", "%20", "+", "*", "%3B", "%C3%A9", "x%CC%81", "%E2%80%8B")) {
                sender.accept(Attack.bearer("other", service, before + other + after, token, Answer.INSUFFICIENT));
                sender.accept(Attack.bearer("more", service, before + c + other + after, token, Answer.INSUFFICIENT));
            }
            for (String control : List.of("%00", "%07", "%0a", "%0d", "%7f")) {
                // Without a token: the server's page repeats the path.
                sender.accept(Attack.get("control", service, before + control + after, Answer.ofTheServer(400)));
            }
            if (Character.isLetter(c)) {
                sender.accept(Attack.bearer(
                        "case", service, before + Character.toUpperCase(c) + after, token, Answer.INSUFFICIENT));
            }
        }
        sender.accept(Attack.bearer("braces", service, path + "%7Buser%7D", token, Answer.INSUFFICIENT));
        sender.accept(Attack.bearer("admin", service, path + "admin", token, Answer.INSUFFICIENT));
    }

    private static void undeclared(Service service, Consumer<Attack> sender) {
        boolean denied = service.toString().equals("sessions");
        Answer answer = denied ? Answer.INSUFFICIENT : Answer.LET_IN;
        sender.accept(Attack.get("undeclared", service, "/undeclared", answer));
        sender.accept(Attack.bearer(
                "undeclared", service, "/undeclared", service.own().token(), answer));
    }
}
