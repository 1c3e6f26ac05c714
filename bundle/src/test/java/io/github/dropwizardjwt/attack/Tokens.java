package io.github.dropwizardjwt.attack;

import java.util.function.Consumer;

/** Sends tokens to one guarded route after the other, in the header and in the cookie. */
final class Tokens {
    private final Consumer<Attack> sender;
    private int next;

    Tokens(Consumer<Attack> sender) {
        this.sender = sender;
    }

    /** Sends a token that is not good. */
    void rejected(String name, Service service, String token) {
        send(name, service, token, Answer.INVALID_TOKEN);
    }

    /** Sends a token that is good, although it looks as if it were not. */
    void letIn(String name, Service service, String token) {
        send(name, service, token, Answer.LET_IN);
    }

    void send(String name, Service service, String token, boolean good) {
        send(name, service, token, good ? Answer.LET_IN : Answer.INVALID_TOKEN);
    }

    private void send(String name, Service service, String token, Answer answer) {
        int route = next++ % (Routes.GUARDED.size() + 1);
        String full = service + ": " + name;
        sender.accept(
                route == Routes.GUARDED.size()
                        ? Attack.get(
                                full, service, Routes.COOKIE, answer, "Cookie: " + Routes.COOKIE_NAME + "=" + token)
                        : Attack.bearer(full, service, Routes.GUARDED.get(route), token, answer));
    }
}
