package io.github.dropwizardjwt.testing;

import java.util.List;

/**
 * What matters of a response.
 *
 * @param status the status code
 * @param challenges the values of {@code WWW-Authenticate}
 */
record Reply(int status, List<String> challenges) {
    @Override
    public String toString() {
        return status + (challenges.isEmpty() ? " without WWW-Authenticate" : " " + String.join(", ", challenges));
    }
}
