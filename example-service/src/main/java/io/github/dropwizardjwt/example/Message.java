package io.github.dropwizardjwt.example;

/**
 * What most routes answer.
 *
 * @param message some words
 */
public record Message(String message) {
    static Message hello(String name) {
        return new Message("Hello, " + name + "!");
    }
}
