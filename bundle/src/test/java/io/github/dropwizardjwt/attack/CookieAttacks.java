package io.github.dropwizardjwt.attack;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Cookies: several, quoted, with other names, beside a header (RFC 6265 §4.2, RFC 6265bis §4.1.3). */
final class CookieAttacks implements Family {
    private static final String NAME = Routes.COOKIE_NAME;
    private static final String HOST_NAME = "__Host-token";
    /** No separators, quotes or blanks. */
    private static final String PART_OF_A_NAME = "!#$%&'*+-.^_`|~09azAZ()[]{}<>@,:?/\\\"";

    @Override
    public int minimum() {
        return 990;
    }

    @Override
    public void attack(Services services, Consumer<Attack> sender) {
        for (Service service : services.all()) {
            String token = service.own().token();
            several(service, token, sender);
            names(service, NAME, Routes.COOKIE, token, sender);
            names(service, HOST_NAME, "/host-cookie", token, sender);
            values(service, token, sender);
            besideHeaders(service, token, sender);
        }
    }

    private static void several(Service service, String token, Consumer<Attack> sender) {
        List<String> values = List.of(token, "", "\"\"", "\"" + token + "\"", "a.b.c", token + "x", "deleted");
        for (String first : values) {
            for (String second : values) {
                for (String between : List.of("; ", ";", "; a=b; ", ";;")) {
                    sender.accept(cookie(
                            service, NAME + "=" + first + between + NAME + "=" + second, Answer.INVALID_REQUEST));
                }
                sender.accept(Attack.get(
                        "two headers",
                        service,
                        Routes.COOKIE,
                        Answer.INVALID_REQUEST,
                        "Cookie: " + NAME + "=" + first,
                        "cookie: a=b; " + NAME + "=" + second));
            }
        }
    }

    /** Each name that is nearly the right one is another. */
    static void names(Service service, String name, String path, String token, Consumer<Attack> sender) {
        for (int at = 0; at < name.length(); at++) {
            char c = name.charAt(at);
            String end = name.substring(at + 1) + "=" + token;
            String begin = name.substring(0, at);
            if (Character.isLetter(c)) {
                String flipped = Character.isUpperCase(c)
                        ? String.valueOf(c).toLowerCase(Locale.ROOT)
                        : String.valueOf(c).toUpperCase(Locale.ROOT);
                sender.accept(cookie(service, path, begin + flipped + end, Answer.NO_TOKEN));
            }
            sender.accept(cookie(service, path, begin + end, Answer.NO_TOKEN));
            sender.accept(cookie(service, path, begin + "%" + Integer.toHexString(c) + end, Answer.NO_TOKEN));
        }
        for (int i = 0; i < PART_OF_A_NAME.length(); i++) {
            char c = PART_OF_A_NAME.charAt(i);
            sender.accept(cookie(service, path, c + name + "=" + token, Answer.NO_TOKEN));
            sender.accept(cookie(service, path, name + c + "=" + token, Answer.NO_TOKEN));
        }
        for (String blank : List.of("\u00a0", "\u0085", "\u00e2\u0080\u0080", "\u00e3\u0080\u0080")) {
            sender.accept(cookie(service, path, "a=b; " + blank + name + "=" + token, Answer.NO_TOKEN));
        }
        sender.accept(cookie(service, path, "x=" + name + "=" + token, Answer.NO_TOKEN));
        sender.accept(cookie(service, path, "x=\"" + name + "=" + token + "\"", Answer.NO_TOKEN));
        sender.accept(cookie(service, path, "a=b, " + name + "=" + token, Answer.NO_TOKEN));
        sender.accept(cookie(service, path, " \t " + name + " = " + token + " ;", Answer.LET_IN));
    }

    private static void values(Service service, String token, Consumer<Attack> sender) {
        for (String empty :
                List.of(NAME, NAME + "=", NAME + "=\"\"", NAME + "= ", "=" + token, "=" + NAME + "=" + token)) {
            sender.accept(cookie(service, empty, Answer.NO_TOKEN));
        }
        sender.accept(cookie(service, NAME + "=\"" + token + "\"", Answer.LET_IN));
        sender.accept(cookie(service, "$Version=1; " + NAME + "=" + token + "; $Path=/", Answer.LET_IN));
        for (String wrong : List.of(
                "\"" + token,
                token + "\"",
                "'" + token + "'",
                "Bearer " + token,
                "\"\"" + token + "\"\"",
                "%22" + token,
                token + ",",
                token + " x",
                token + "=",
                "%" + token,
                token.replace(".", "%2E"),
                "\\\"" + token + "\\\"")) {
            sender.accept(cookie(service, NAME + "=" + wrong, Answer.INVALID_TOKEN));
        }
    }

    /** Only the place that a method names is looked at. */
    private static void besideHeaders(Service service, String token, Consumer<Attack> sender) {
        String header = "Authorization: Bearer ";
        String cookie = "Cookie: " + NAME + "=";
        for (String other : List.of(token, "a.b.c", "")) {
            sender.accept(Attack.get("both", service, Routes.COOKIE, Answer.LET_IN, cookie + token, header + other));
            sender.accept(Attack.get("both", service, "/required", Answer.LET_IN, header + token, cookie + other));
            sender.accept(Attack.get(
                    "bad cookie", service, Routes.COOKIE, Answer.INVALID_TOKEN, cookie + "x", header + other));
        }
        sender.accept(Attack.get("only a header", service, Routes.COOKIE, Answer.NO_TOKEN, header + token));
        sender.accept(
                Attack.get("bad header", service, "/required", Answer.INVALID_TOKEN, header + "x", cookie + token));
    }

    private static Attack cookie(Service service, String value, Answer answer) {
        return cookie(service, Routes.COOKIE, value, answer);
    }

    private static Attack cookie(Service service, String path, String value, Answer answer) {
        return Attack.get(service + " Cookie: " + value, service, path, answer, "Cookie: " + value);
    }
}
