package io.github.dropwizardjwt.testing;

import io.github.dropwizardjwt.auth.route.Access;
import io.github.dropwizardjwt.auth.route.Route;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** The tests of one route. */
final class RouteCases {
    private final Route route;
    private final MatrixOptions options;
    private final List<Case> cases;

    RouteCases(Route route, MatrixOptions options, Places places) {
        this.route = route;
        this.options = options;
        this.cases = Stream.concat(cases(places).stream(), unknownSubject(places).stream())
                .toList();
    }

    private List<Case> cases(Places places) {
        Target target;
        try {
            target = Target.of(route, options, options.holder(route));
        } catch (IllegalArgumentException e) {
            return List.of(new Case("path", () -> {
                throw e;
            }));
        }
        if (route.access() == Access.DENIED) {
            return DeniedCases.of(target, places);
        }
        if (route.access() == Access.OPTIONAL) {
            return new TokenCases(target, Carrier.header(places.header())).ofOptional();
        }
        Carrier carrier = Carrier.of(route.demands());
        if (TypeCases.areFor(route.demands())) {
            return new TypeCases(target, carrier).all();
        }
        return carrier.isEmpty()
                ? List.of(new Case(
                        "no token", () -> target.expect(target.challenges().noToken(), List.of())))
                : Stream.of(new TokenCases(target, carrier).all(places), new RuleCases(target, carrier).all())
                        .flatMap(List::stream)
                        .toList();
    }

    private Optional<Case> unknownSubject(Places places) {
        Carrier carrier = route.demands().isEmpty() ? Carrier.header(places.header()) : Carrier.of(route.demands());
        return options.unknown(route)
                .map(token -> new Case("unknown subject", () -> {
                    Target target = Target.of(route, options, token);
                    if (!target.holder().subject().equals(token.subject())) {
                        Assumptions.abort(
                                "The rule compares the subject with a parameter, for which the test has set a value");
                    }
                    target.expect(
                            target.challenges().invalidToken(),
                            carrier.of(target.perfect().text()));
                }));
    }

    boolean isWanted() {
        return options.isWanted(route);
    }

    /** The route as options name it. */
    String name() {
        return MatrixOptions.name(route);
    }

    /** The cases as options name them. */
    List<String> caseNames() {
        return cases.stream().map(this::name).toList();
    }

    DynamicNode node() {
        Optional<String> reason = options.reasonToSkip(name());
        Stream<DynamicTest> tests = reason.map(why -> Stream.of(skipped("left out", why)))
                .orElseGet(() -> cases.stream().map(this::test));
        return DynamicContainer.dynamicContainer(name(), tests);
    }

    private DynamicTest test(Case each) {
        return options.reasonToSkip(name(each))
                .map(why -> skipped(each.name(), why))
                .orElseGet(() -> DynamicTest.dynamicTest(each.name(), each.test()));
    }

    private String name(Case each) {
        return name() + ": " + each.name();
    }

    private static DynamicTest skipped(String name, String reason) {
        return DynamicTest.dynamicTest(name, () -> Assumptions.abort(reason));
    }
}
