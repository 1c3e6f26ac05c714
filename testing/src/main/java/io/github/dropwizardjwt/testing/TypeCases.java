package io.github.dropwizardjwt.testing;

import io.github.dropwizardjwt.auth.route.Demand;
import io.github.dropwizardjwt.token.TokenType;
import java.util.List;
import java.util.stream.Stream;

/**
 * The tests of a route whose guards demand tokens of different types, so that one token is not enough for all of them.
 * Requests with two tokens, in places of their own, are not tested.
 */
final class TypeCases {
    private final Target target;
    private final Carrier carrier;

    TypeCases(Target target, Carrier carrier) {
        this.target = target;
        this.carrier = carrier;
    }

    static boolean areFor(List<Demand> demands) {
        return demands.stream().map(Demand::type).distinct().count() > 1;
    }

    List<Case> all() {
        Case noToken =
                new Case("no token", () -> target.expect(target.challenges().noToken(), List.of()));
        return Stream.concat(Stream.of(noToken), Stream.of(TokenType.values()).map(this::alone))
                .toList();
    }

    /** A token that lacks nothing but to be of the other type as well. */
    private Case alone(TokenType type) {
        return new Case(type.claim() + " token alone", () -> {
            String text = target.perfect().type(type).text();
            target.expect(target.challenges().invalidToken(), carrier.of(text));
        });
    }
}
