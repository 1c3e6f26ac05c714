package io.github.dropwizardjwt.example;

/**
 * The response of most routes.
 *
 * @param message the text
 */
public record Message(String message) {
    static Message hello(String name) {
        return new Message("Hello, " + name + "!");
    }
}
