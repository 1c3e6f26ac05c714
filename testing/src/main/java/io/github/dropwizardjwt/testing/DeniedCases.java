package io.github.dropwizardjwt.testing;

import java.util.List;
import org.opentest4j.AssertionFailedError;

/** The tests of a route that nobody reaches: whether it asks for a token first depends on why it is denied. */
final class DeniedCases {
    private DeniedCases() {}

    static List<Case> of(Target target, Places places) {
        return List.of(
                new Case("no token", () -> expectRejected(target, List.of())),
                new Case(
                        "a valid token",
                        () -> expectRejected(
                                target,
                                Carrier.header(places.header())
                                        .of(target.holder().text()))));
    }

    private static void expectRejected(Target target, List<Header> token) {
        Reply actual = target.wire().send(token);
        if (actual.status() != 401 && actual.status() != 403) {
            throw new AssertionFailedError(target + " is denied to everybody, but answered " + actual);
        }
    }
}
