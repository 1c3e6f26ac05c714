package io.github.dropwizardjwt.attack;

import io.github.dropwizardjwt.session.TokenPair;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Requests that pages of other origins have a browser send with its cookies (RFC 10017 §6.1.3.3), and cookies that such
 * pages set: with other prefixes, from a sibling domain, beside the good one.
 */
final class BrowserAttacks implements Family {
    private static final String AUTH = "__Host-Http-jwt";
    private static final String REFRESH = "__Host-Http-jwt-refresh";
    private static final Answer CROSS_ORIGIN =
            new Answer(403, List.of(), "{\"code\":403,\"message\":\"The request comes from another origin.\"}");

    /** Lines of a header, or none; only the first two may be those of a page of the service. */
    private static final List<List<String>> SITES = List.of(
            List.of("Sec-Fetch-Site: same-origin"),
            List.of("sec-fetch-site:none"),
            List.of(),
            List.of("Sec-Fetch-Site: same-site"),
            List.of("Sec-Fetch-Site: cross-site"),
            List.of("Sec-Fetch-Site: Same-Origin"),
            List.of("Sec-Fetch-Site:"),
            List.of("Sec-Fetch-Site: same-origin, cross-site"),
            List.of("Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: same-origin"),
            List.of("Sec-Fetch-Site: none", "Sec-Fetch-Site: same-site"));

    private static final List<List<String>> ORIGINS = List.of(
            List.of(),
            List.of("Origin: null"),
            List.of("Origin:"),
            List.of("Origin: https://attacker.example.net"),
            List.of("Origin: https://localhost.attacker.example.net"),
            List.of("Origin: file://"),
            List.of("Origin: null", "Origin: null"),
            List.of("Origin: https://attacker.example.net", "Origin: https://localhost"));

    @Override
    public int minimum() {
        return 1_000;
    }

    @Override
    public void attack(Services services, Consumer<Attack> sender) {
        Service service = services.sessions;
        TokenPair pair = services.open();
        String token = pair.auth().signed();
        for (String cookie : List.of(Routes.COOKIE_NAME, AUTH)) {
            String path = cookie.equals(AUTH) ? "/required" : Routes.COOKIE;
            origins(service, path, cookie + "=" + token, Answer.LET_IN, sender);
            origins(service, path, cookie + "=a.b.c", Answer.INVALID_TOKEN, sender);
        }
        CookieAttacks.names(service, AUTH, "/required", token, sender);
        prefixes(service, token, sender);
        types(service, pair, sender);
        sizes(service, sender);
        sessions(service, pair, sender);
    }

    /** Whoever sends them, safe methods change nothing. */
    private static void origins(Service service, String path, String cookie, Answer ofOwn, Consumer<Attack> sender) {
        for (List<String> site : SITES) {
            for (List<String> origin : ORIGINS) {
                for (List<String> noBrowser : List.of(List.<String>of(), List.of("X-JWT-CSRF: 1"))) {
                    boolean isOwn = origin.size() < 2
                            && (SITES.indexOf(site) < 2
                                    || (site.isEmpty() && origin.isEmpty() && !noBrowser.isEmpty()));
                    List<String> headers = headers(cookie, List.of(site, origin, noBrowser));
                    sender.accept(attack(service, "POST", path, headers, isOwn ? ofOwn : CROSS_ORIGIN));
                    sender.accept(attack(service, "GET", path, headers, ofOwn));
                }
            }
        }
    }

    private static List<String> headers(String cookie, List<List<String>> others) {
        List<String> all = new ArrayList<>(List.of("Cookie: " + cookie));
        others.forEach(all::addAll);
        return all;
    }

    private static Attack attack(Service service, String method, String path, List<String> headers, Answer answer) {
        return Attack.get("origin " + headers, service, path, answer, headers.toArray(String[]::new))
                .by(method);
    }

    /** What a script, or a sibling domain, can set. */
    private static void prefixes(Service service, String token, Consumer<Attack> sender) {
        for (String other : List.of(
                "jwt",
                "__Host-jwt",
                "__Http-jwt",
                "__Secure-jwt",
                "__host-http-jwt",
                "__HOST-HTTP-JWT",
                "Host-Http-jwt")) {
            sender.accept(cookies(service, other + "=" + token, Answer.NO_TOKEN));
            sender.accept(cookies(service, other + "=a.b.c; " + AUTH + "=" + token, Answer.LET_IN));
            sender.accept(cookies(service, AUTH + "=a.b.c; " + other + "=" + token, Answer.INVALID_TOKEN));
        }
        for (String second : List.of(token, "a.b.c", "")) {
            sender.accept(cookies(service, AUTH + "=" + token + "; " + AUTH + "=" + second, Answer.INVALID_REQUEST));
            sender.accept(Attack.get(
                    "two lines",
                    service,
                    "/required",
                    Answer.INVALID_REQUEST,
                    "Cookie: " + AUTH + "=" + token,
                    "Cookie: " + AUTH + "=" + second));
        }
    }

    private static void types(Service service, TokenPair pair, Consumer<Attack> sender) {
        String token = pair.auth().signed();
        String refresh = pair.refresh().signed();
        sender.accept(cookies(service, AUTH + "=" + refresh, Answer.INVALID_TOKEN));
        sender.accept(cookies(service, REFRESH + "=" + refresh, Answer.NO_TOKEN));
        sender.accept(cookies(service, REFRESH + "=" + token, Answer.NO_TOKEN));
        for (String inHeader : List.of(token, refresh, "a.b.c")) {
            sender.accept(Attack.get(
                    "both places",
                    service,
                    "/required",
                    Answer.INVALID_REQUEST,
                    "Cookie: " + AUTH + "=" + token,
                    "Authorization: Bearer " + inHeader));
        }
    }

    /** Larger than browsers send, and than tokens may be. */
    private static void sizes(Service service, Consumer<Attack> sender) {
        for (int size : List.of(4_096, 6_000, 7_500)) {
            sender.accept(cookies(service, AUTH + "=" + "a".repeat(size), Answer.INVALID_TOKEN));
            sender.accept(cookies(service, AUTH + "=a.b." + "c".repeat(size), Answer.INVALID_TOKEN));
        }
    }

    /** Nobody ends or refreshes a session from another page; it is alive afterwards. */
    private static void sessions(Service service, TokenPair pair, Consumer<Attack> sender) {
        String cookies = AUTH + "=" + pair.auth().signed() + "; " + REFRESH + "="
                + pair.refresh().signed();
        for (String path : List.of("/auth/logout", "/auth/logout-all", "/auth/refresh")) {
            for (List<String> site : SITES.subList(3, SITES.size())) {
                sender.accept(attack(service, "POST", path, headers(cookies, List.of(site)), CROSS_ORIGIN));
            }
            sender.accept(attack(service, "POST", path, headers(cookies, List.of()), CROSS_ORIGIN));
        }
        sender.accept(cookies(service, cookies, Answer.LET_IN));
    }

    private static Attack cookies(Service service, String value, Answer answer) {
        return Attack.get("Cookie: " + value, service, "/required", answer, "Cookie: " + value);
    }
}
