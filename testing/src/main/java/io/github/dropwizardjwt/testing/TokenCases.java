package io.github.dropwizardjwt.testing;

import io.github.dropwizardjwt.auth.route.Demand;
import io.github.dropwizardjwt.token.TokenType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The tests of a route with no token, with forged and revoked ones, and with a token in the wrong place. */
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
        cookies();
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
        cases.add(new Case("control: no token", () -> target.expectAdmitted(List::of)));
        return List.copyOf(cases);
    }

    private void twoTokens() {
        cases.add(new Case(
                "two tokens", () -> expect(target.challenges().invalidRequest(), carrier.twice(perfect.text()))));
    }

    /** A cookie is sent by browsers whoever causes the request. */
    private void cookies() {
        List<Demand> demands = target.route().demands();
        Carrier inCookie = Carrier.ofCookies(demands);
        if (inCookie.cookies().isEmpty()) {
            return;
        }
        if (!inCookie.equals(carrier)) {
            cases.add(new Case(
                    "control: token in the cookie", () -> target.expectAdmitted(() -> inCookie.of(perfect.text()))));
            cases.add(new Case("tokens in header and cookie", () -> {
                List<Header> both = new ArrayList<>(carrier.of(perfect.text()));
                both.addAll(inCookie.of(perfect.text()));
                expect(
                        target.challenges().invalidRequest(),
                        both.stream().distinct().toList());
            }));
        }
        if (!target.wire().isSafe()) {
            cases.add(new Case(
                    "token in a cookie, from a page of another origin",
                    () -> target.expectFromElsewhere(target.challenges().crossOrigin(), inCookie.of(perfect.text()))));
        }
    }

    private void forgeries() {
        List<Demand> demands = target.route().demands();
        boolean mayBeRevoked = !demands.isEmpty() && demands.stream().allMatch(Demand::evenIfRevoked);
        for (Forgery kind : Forgery.values()) {
            if (kind.isPossibleWith(perfect.token().mint())) {
                cases.add(mayBeRevoked && kind.isRevoked() ? admitted(kind) : rejected(kind));
            }
        }
    }

    private Case rejected(Forgery kind) {
        return new Case(kind.words(), () -> expect(target.challenges().invalidToken(), forged(kind)));
    }

    /** What a method does with a refresh token, to exchange it, fails with a revoked one whatever the guard says. */
    private Case admitted(Forgery kind) {
        return new Case("control: " + kind.words(), () -> {
            if (target.holder().type() == TokenType.REFRESH) {
                Assumptions.abort("The exchange of a refresh token rejects a revoked one itself");
            }
            target.expectAdmitted(() -> forged(kind));
        });
    }

    private List<Header> forged(Forgery kind) {
        return carrier.of(kind.of(perfect.token(), perfect.minted()));
    }

    private void expect(Reply expected, List<Header> token) {
        target.expect(expected, token);
    }
}
