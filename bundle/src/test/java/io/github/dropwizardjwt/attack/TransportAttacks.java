package io.github.dropwizardjwt.attack;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Schemes, separators, several headers, other places, sizes (RFC 6750 §2, RFC 9700 §4.3.2). */
final class TransportAttacks implements Family {
    private static final String SCHEME = "Bearer";
    private static final String TCHARS = "!#$%&'*+-.^_`|~09azAZ";
    private static final List<String> OTHER_SCHEMES = List.of(
            "Basic",
            "Digest",
            "DPoP",
            "Token",
            "JWT",
            "OAuth",
            "MAC",
            "Negotiate",
            "BearerToken",
            "Bearer2",
            "Beare",
            "earer",
            "X-Bearer");
    private static final List<String> OTHER_HEADERS = List.of(
            "X-Authorization",
            "Proxy-Authorization",
            "X-Forwarded-Authorization",
            "Authorization2",
            "X-Auth-Token",
            "X-Access-Token",
            "Access-Token",
            "Token",
            "Bearer",
            "X-Forwarded-User",
            "Remote-User",
            "X-Api-Key",
            "DPoP",
            "Sec-WebSocket-Protocol",
            "Authentication",
            "X_Authorization");
    private static final List<String> PARAMETERS = List.of(
            "access_token",
            "token",
            "bearer_token",
            "authorization",
            "Authorization",
            "jwt",
            "id_token",
            "auth_token",
            "auth",
            "access_token[]",
            "ACCESS_TOKEN");

    @Override
    public int minimum() {
        return 2_300;
    }

    @Override
    public void attack(Services services, Consumer<Attack> sender) {
        for (Service service : services.all()) {
            String token = service.own().token();
            schemes(service, token, sender);
            separators(service, token, sender);
            severalHeaders(service, token, sender);
            otherPlaces(service, token, sender);
            sizes(service, sender);
        }
    }

    private static void schemes(Service service, String token, Consumer<Attack> sender) {
        for (int cases = 0; cases < 1 << SCHEME.length(); cases++) {
            StringBuilder scheme = new StringBuilder(SCHEME.toLowerCase(Locale.ROOT));
            for (int i = 0; i < SCHEME.length(); i++) {
                if (((cases >> i) & 1) == 1) {
                    scheme.setCharAt(i, Character.toUpperCase(scheme.charAt(i)));
                }
            }
            sender.accept(authorization(service, scheme + " " + token, Answer.LET_IN));
        }
        for (String scheme : OTHER_SCHEMES) {
            sender.accept(authorization(service, scheme + " " + token, Answer.NO_TOKEN));
            sender.accept(authorization(service, scheme + " " + SCHEME + " " + token, Answer.NO_TOKEN));
        }
        for (int at = 0; at <= SCHEME.length(); at++) {
            for (int i = 0; i < TCHARS.length(); i++) {
                String scheme = SCHEME.substring(0, at) + TCHARS.charAt(i) + SCHEME.substring(at);
                sender.accept(authorization(service, scheme + " " + token, Answer.NO_TOKEN));
            }
        }
        for (int blanks = 2; blanks < 40; blanks++) {
            sender.accept(authorization(service, SCHEME + " ".repeat(blanks) + token, Answer.LET_IN));
        }
    }

    /** Each character between scheme and token, and after the token. */
    private static void separators(Service service, String token, Consumer<Attack> sender) {
        for (char c = 0; c < 256; c++) {
            boolean control = (c < ' ' && c != '\t') || c == 0x7f;
            if (c != ' ' && !control) {
                boolean partOfScheme =
                        (TCHARS + "BCDEFGHIJKLMNOPQRSTUVWXYbcdefghijklmnopqrstuvwxy12345678").indexOf(c) >= 0;
                sender.accept(authorization(
                        service, SCHEME + c + token, partOfScheme ? Answer.NO_TOKEN : Answer.INVALID_REQUEST));
            }
            if (c != ' ' && c != '\t' && !control) {
                boolean partOfToken = (Character.isLetterOrDigit(c) && c < 128) || "-._~+/=".indexOf(c) >= 0;
                sender.accept(authorization(
                        service,
                        SCHEME + " " + token + c,
                        partOfToken ? Answer.INVALID_TOKEN : Answer.INVALID_REQUEST));
            }
            if (control && c != '\n' && c != '\r') {
                sender.accept(authorization(service, SCHEME + c + token, Answer.ofTheServer(400)));
                sender.accept(authorization(service, SCHEME + " " + token + c, Answer.ofTheServer(400)));
            }
        }
        for (String value :
                List.of(SCHEME, SCHEME + " ", SCHEME + "  =", SCHEME + " a b", SCHEME + " \"" + token + "\"")) {
            sender.accept(authorization(service, value, Answer.INVALID_REQUEST));
        }
        for (String folded : List.of("\r\n ", "\r\n\t")) {
            sender.accept(authorization(service, SCHEME + folded + token, Answer.ofTheServer(400)));
        }
    }

    private static Attack authorization(Service service, String value, Answer answer) {
        return Attack.get(
                service + " Authorization: " + value, service, "/required", answer, "Authorization: " + value);
    }

    private static void severalHeaders(Service service, String token, Consumer<Attack> sender) {
        List<String> values = List.of("Bearer " + token, "Basic YTpi", "Bearer", "", "Bearer a.b.c", "bearer " + token);
        List<String> names = List.of("Authorization", "authorization", "AUTHORIZATION");
        for (String first : values) {
            for (String second : values) {
                for (String name : names) {
                    sender.accept(Attack.get(
                            "two headers",
                            service,
                            Routes.GUARDED.get(names.indexOf(name)),
                            Answer.INVALID_REQUEST,
                            "Authorization: " + first,
                            name + ": " + second));
                }
            }
        }
        sender.accept(authorization(service, "Bearer " + token + ", Bearer " + token, Answer.INVALID_REQUEST));
        sender.accept(authorization(service, "Basic YTpi, Bearer " + token, Answer.NO_TOKEN));
    }

    private static void otherPlaces(Service service, String token, Consumer<Attack> sender) {
        for (String header : OTHER_HEADERS) {
            sender.accept(
                    Attack.get("in " + header, service, "/required", Answer.NO_TOKEN, header + ": Bearer " + token));
            sender.accept(Attack.get("in " + header, service, "/class", Answer.NO_TOKEN, header + ": " + token));
        }
        for (String parameter : PARAMETERS) {
            String pair = parameter + "=" + token;
            for (String target : List.of("/required?" + pair, "/cookie?" + pair, "/locator/below?a=b&" + pair)) {
                sender.accept(secretTarget(service, target, token));
            }
            sender.accept(secretTarget(service, "/required?x", token).post(pair));
            sender.accept(secretTarget(service, "/required;" + pair, token));
        }
        String cookie = "Cookie: " + Routes.COOKIE_NAME + "=" + token;
        Routes.GUARDED.stream()
                .filter(route -> !route.equals("/optional"))
                .forEach(route -> sender.accept(Attack.get("only a cookie", service, route, Answer.NO_TOKEN, cookie)));
    }

    private static Attack secretTarget(Service service, String target, String token) {
        return new Attack("in the address", service, "GET", target, List.of(), "", List.of(token), Answer.NO_TOKEN);
    }

    private static void sizes(Service service, Consumer<Attack> sender) {
        for (int size = 1; size < 7_900; size += 97) {
            sender.accept(authorization(service, "Bearer " + "A".repeat(size), Answer.INVALID_TOKEN));
            sender.accept(authorization(service, "Bearer " + ".".repeat(size), Answer.INVALID_TOKEN));
        }
        for (int size = 8_300; size < 40_000; size += 3_000) {
            sender.accept(authorization(service, "Bearer " + "A".repeat(size), Answer.ofTheServer(431)));
        }
    }
}
