package io.github.dropwizardjwt.testing;

import io.github.dropwizardjwt.auth.route.Clause;
import io.github.dropwizardjwt.auth.route.Route;
import io.github.dropwizardjwt.token.TokenType;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.opentest4j.AssertionFailedError;

/**
 * A route with the values of its parameters, and the token of whom it admits.
 *
 * @param params the values
 * @param holder a token of the right subject and type, to which what the rule asks for is added
 * @param wire sends requests to it
 * @param challenges what it must answer
 */
record Target(Route route, Params params, TestToken holder, Wire wire, Challenges challenges) {
    private static final Set<Integer> REJECTIONS = Set.of(401, 403, 503);

    /**
     * Chooses the values.
     *
     * @param holder whom the route is to admit, but for what the rule asks for
     * @throws IllegalArgumentException if a path parameter needs a value that only the test can know
     */
    static Target of(Route route, MatrixOptions options, TestToken holder) {
        Set<String> compared = subjects(route);
        PathTemplate template = new PathTemplate(route.path());
        Map<String, String> values = new LinkedHashMap<>();
        template.parameters().forEach((name, pattern) -> {
            Optional<String> subject = Optional.of(holder.subject()).filter(text -> compared.contains(name));
            values.put(name, options.param(name).orElseGet(() -> value(route, name, pattern, subject)));
        });
        TestToken subject = compared.stream()
                .map(values::get)
                .filter(Objects::nonNull)
                .findFirst()
                .map(holder::of)
                .orElse(holder);
        TokenType type = route.demands().stream()
                .reduce((first, last) -> last)
                .map(demand -> demand.type())
                .orElse(TokenType.AUTH);
        Params params = new Params(values);
        URI uri = URI.create(options.address() + template.path(params));
        Wire wire = new Wire(route, uri, options);
        return new Target(route, params, subject.type(type), wire, new Challenges(options.realm()));
    }

    private static String value(Route route, String name, Pattern pattern, Optional<String> subject) {
        return subject.filter(pattern.asMatchPredicate())
                .or(() -> PathTemplate.sample(pattern))
                .orElseThrow(() -> new IllegalArgumentException("No value is known for the parameter {" + name + "} of "
                        + route.path() + "; set one with closed(with -> with.param(\"" + name + "\", …))"));
    }

    /** The parameters that a perfect token's subject must be equal to. */
    private static Set<String> subjects(Route route) {
        return route.demands().stream()
                .flatMap(demand -> demand.clauses().stream())
                .flatMap(clause -> Stream.concat(Stream.of(clause), Needs.chosen(clause.anyOf()).stream()))
                .map(Clause::sub)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A token with all that the rule asks for. */
    TestToken perfect() {
        return Needs.of(route.demands()).addedTo(holder, params);
    }

    void expect(Reply expected, List<Header> token) {
        check(expected, wire.send(token));
    }

    /** The same, of a request that a page of another origin sends. */
    void expectFromElsewhere(Reply expected, List<Header> token) {
        check(expected, wire.sendFromElsewhere(token));
    }

    private void check(Reply expected, Reply actual) {
        if (!actual.equals(expected)) {
            throw new AssertionFailedError(
                    this + " must answer " + expected + ", but answered " + actual + hint(actual), expected, actual);
        }
    }

    /**
     * Sends a request that must be admitted; what becomes of it then is not the guard's business.
     *
     * @param token issued only if the request is sent
     */
    void expectAdmitted(Supplier<List<Header>> token) {
        Assumptions.assumeTrue(
                wire.isSafe() || wire.options().areUnsafeControlled(),
                "The request would change something; controlsOnUnsafeMethods() sends it all the same");
        Reply actual = wire.send(token.get());
        if (REJECTIONS.contains(actual.status())) {
            throw new AssertionFailedError(this + " must admit a token that meets \"" + route.rule()
                    + "\", but answered " + actual
                    + ". If the application looks up the subject, has checks or roles of its own, or trusts only another "
                    + "issuer, say whom it admits: closed(with -> with.as(\"" + MatrixOptions.name(route)
                    + "\", JWT.as(\"…\"))), and whom an override admits: with.stranger(\"…\")" + paramHint());
        }
    }

    private String hint(Reply actual) {
        return actual.status() == 404 || actual.status() == 400 ? paramHint() : "";
    }

    private String paramHint() {
        return params.values().isEmpty()
                ? ""
                : ". If a path parameter takes other values than "
                        + params.values().values() + ", set one with closed(with -> with.param(\"…\", \"…\"))";
    }

    @Override
    public String toString() {
        return MatrixOptions.name(route);
    }
}
