package io.github.dropwizardjwt.attack;

import java.util.List;

/**
 * A request that a service must answer in one way.
 *
 * @param headers whole lines
 * @param secrets what neither the answer nor the log may show
 */
record Attack(
        String name,
        Service service,
        String method,
        String target,
        List<String> headers,
        String body,
        List<String> secrets,
        Answer answer) {

    /** A GET with header lines, which are its secrets. */
    static Attack get(String name, Service service, String target, Answer answer, String... headers) {
        return new Attack(name, service, "GET", target, List.of(headers), "", List.of(headers), answer);
    }

    /** A GET with a token in its right place. */
    static Attack bearer(String name, Service service, String target, String token, Answer answer) {
        return get(name, service, target, answer, "Authorization: Bearer " + token);
    }

    Attack by(String otherMethod) {
        boolean head = otherMethod.equals("HEAD");
        return new Attack(
                name, service, otherMethod, target, headers, body, secrets, head ? answer.withBody("") : answer);
    }

    /** With a body of a form. */
    Attack post(String form) {
        return new Attack(name, service, "POST", target, headers, form, secrets, answer);
    }

    String text() {
        String lines = headers.isEmpty() ? "" : String.join("\r\n", headers) + "\r\n";
        String length = body.isEmpty() && method.equals("GET")
                ? ""
                : "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length() + "\r\n";
        return method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n" + lines + length + "\r\n" + body;
    }
}
