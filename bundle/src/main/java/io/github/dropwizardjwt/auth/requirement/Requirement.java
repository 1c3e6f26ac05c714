package io.github.dropwizardjwt.auth.requirement;

import io.github.dropwizardjwt.auth.route.Clause;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.glassfish.jersey.internal.util.collection.ImmutableMultivaluedMap;
import org.jspecify.annotations.Nullable;

/**
 * What {@code @RequireToken} demands of a verified token, evaluated with each request; {@link RequirementCompiler}
 * compiles it. Immutable and thread-safe.
 */
public final class Requirement {
    static final MultivaluedMap<String, String> NO_PARAMETERS =
            new ImmutableMultivaluedMap<>(new MultivaluedHashMap<>());

    private final Conditions own;
    private final Alternatives anyOf;
    private final Waiver override;
    private final @Nullable Requirement inherited;
    private final String scopeNames;
    private final Set<String> parameters;

    Requirement(Conditions own, Alternatives anyOf, Waiver override, @Nullable Requirement inherited) {
        this.own = own;
        this.anyOf = anyOf;
        this.override = override;
        this.inherited = inherited;
        this.scopeNames = all(rule -> rule.scope().names()).collect(Collectors.joining(" "));
        this.parameters = set(Stream.of(
                        compared().stream(),
                        override.parameters(),
                        inherited == null ? Stream.<String>empty() : inherited.parameters.stream())
                .flatMap(names -> names));
    }

    /**
     * Adds this requirement to another one. A token must meet both, each with its own override.
     *
     * @param above the other one, which is evaluated first
     * @return both
     */
    public Requirement inheriting(Requirement above) {
        return new Requirement(own, anyOf, override, inherited == null ? above : inherited.inheriting(above));
    }

    /**
     * The scopes it demands, those of all alternatives too, as the {@code scope} attribute of a challenge has them (RFC
     * 6750 §3).
     *
     * @return their names, separated by spaces
     */
    public String scopeNames() {
        return scopeNames;
    }

    /**
     * What it demands, for people and tools.
     *
     * @return the inherited demands first, then its own; all of them must hold
     */
    public List<Clause> clauses() {
        Clause here = own.clause(anyOf, override);
        return inherited == null
                ? List.of(here)
                : Stream.concat(inherited.clauses().stream(), Stream.of(here)).toList();
    }

    /**
     * The path parameters that it compares, overrides and checks included.
     *
     * @return their names
     */
    public Set<String> parameters() {
        return parameters;
    }

    /**
     * The path parameters that a token without an override is compared with.
     *
     * @return their names
     */
    public Set<String> compared() {
        return set(all(Conditions::parameters));
    }

    /**
     * The checks that it asks.
     *
     * @return their names
     */
    public Set<String> checks() {
        return set(all(rule -> rule.checks().stream().map(NamedCheck::name)));
    }

    /**
     * Evaluates the requirement for a verified token: subject, claims and scope, then the alternatives, then the
     * checks. If an override holds, the same is evaluated for {@link Verdict#waived()}.
     *
     * @param token the token
     * @param path the decoded path parameters of the request
     * @return whether it meets the requirement, and why
     * @throws TokenRejectedException if a check throws it
     * @throws TokenUnavailableException if a check fails
     */
    public Verdict decide(Token token, MultivaluedMap<String, String> path) {
        return decide(token, path, Trace.none());
    }

    /**
     * Evaluates the requirement, as {@link #decide(Token, MultivaluedMap)} does, for somebody who follows it.
     *
     * @param token the token
     * @param path the decoded path parameters of the request
     * @param trace sees each entry that decides
     * @return whether it meets the requirement, and why
     */
    public Verdict decide(Token token, MultivaluedMap<String, String> path, Trace trace) {
        if (inherited == null) {
            return decideOwn(token, path, trace);
        }
        Verdict above = inherited.decide(token, path, trace);
        if (above.violated() != null) {
            return above;
        }
        Verdict here = decideOwn(token, path, trace);
        return here.violated() == null && above.waived() != null ? above : here;
    }

    /**
     * Evaluates a requirement that compares no path parameters.
     *
     * @param token the token
     * @param trace sees each entry that decides
     * @return whether it meets the requirement, and why
     */
    public Verdict decide(Token token, Trace trace) {
        return decide(token, NO_PARAMETERS, trace);
    }

    private Verdict decideOwn(Token token, MultivaluedMap<String, String> path, Trace trace) {
        return override.holds(token, path, trace)
                ? Verdict.waiver(waivedBy(token, path))
                : Verdict.violation(violatedBy(token, path, trace));
    }

    private @Nullable Reason violatedBy(Token token, MultivaluedMap<String, String> path, Trace trace) {
        Reason violated = own.violatedBy(token, path, trace);
        if (violated == null) {
            violated = anyOf.violatedBy(token, path, trace);
        }
        return violated == null ? own.failedCheck(token, path, trace) : violated;
    }

    /** A check that fails does not keep out a token with an override. */
    private @Nullable Reason waivedBy(Token token, MultivaluedMap<String, String> path) {
        try {
            return violatedBy(token, path, Trace.none());
        } catch (TokenRejectedException e) {
            return e.reason();
        } catch (TokenUnavailableException e) {
            return Reason.UNAVAILABLE;
        }
    }

    /** What all rules have, the inherited ones first. */
    private Stream<String> all(Function<Conditions, Stream<String>> part) {
        Stream<String> above = inherited == null ? Stream.empty() : inherited.all(part);
        Stream<String> here =
                Stream.concat(Stream.of(own), anyOf.rules().stream()).flatMap(part);
        return Stream.concat(above, here).distinct();
    }

    private static Set<String> set(Stream<String> names) {
        return names.collect(Collectors.collectingAndThen(
                Collectors.toCollection(LinkedHashSet::new), Collections::unmodifiableSet));
    }
}
