package io.github.dropwizardjwt.testing;

import io.github.dropwizardjwt.auth.route.Demand;
import java.util.ArrayList;
import java.util.List;

/** The tests of a route with no token, with forged ones, and with a token in the wrong place. */
final class TokenCases {
    private final Target target;
    private final Carrier carrier;
    private final Issued perfect;
    private final List<Case> cases = new ArrayList<>();

    TokenCases(Target target, Carrier carrier) {
        this.target = target;
        this.carrier = carrier;
        this.perfect = new Issued(target.perfect());
    }

    List<Case> all(Places places) {
        cases.add(new Case("no token", () -> expect(target.challenges().noToken(), List.of())));
        forgeries();
        twoTokens();
        for (Carrier other : places.otherThan(target.route().demands())) {
            String place =
                    other.cookies().isEmpty() ? "the header" : "the cookie " + String.join(", ", other.cookies());
            cases.add(new Case(
                    "token in " + place + " instead",
                    () -> expect(target.challenges().noToken(), other.of(perfect.text()))));
        }
        return List.copyOf(cases);
    }

    /** An invalid token is rejected; none is not. */
    List<Case> ofOptional() {
        forgeries();
        twoTokens();
        if (target.wire().isSafe()) {
            cases.add(new Case("control: no token", () -> target.expectAdmitted(List.of())));
        }
        return List.copyOf(cases);
    }

    private void twoTokens() {
        cases.add(new Case(
                "two tokens", () -> expect(target.challenges().invalidRequest(), carrier.twice(perfect.text()))));
    }

    private void forgeries() {
        List<Demand> demands = target.route().demands();
        boolean mayBeRevoked = !demands.isEmpty() && demands.stream().allMatch(Demand::evenIfRevoked);
        for (Forgery kind : Forgery.values()) {
            if (kind.isPossibleWith(perfect.token().mint()) && !(mayBeRevoked && kind.isRevoked())) {
                cases.add(
                        new Case(kind.words(), () -> expect(target.challenges().invalidToken(), forged(kind))));
            }
        }
    }

    private List<Header> forged(Forgery kind) {
        return carrier.of(kind.of(perfect.token(), perfect.minted()));
    }

    private void expect(Reply expected, List<Header> token) {
        target.expect(expected, token);
    }
}
