package io.github.dropwizardjwt.auth.requirement;

import io.github.dropwizardjwt.session.ApplicationFailures;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A check of the application with the name that annotations use. Thread-safe. */
final class NamedCheck {
    private final String name;
    private final List<String> parameters;
    private final TokenCheck check;
    private final ApplicationFailures failures;

    NamedCheck(String name, List<String> parameters, TokenCheck check) {
        this(name, List.copyOf(parameters), check, new ApplicationFailures(named(name)));
    }

    private NamedCheck(String name, List<String> parameters, TokenCheck check, ApplicationFailures failures) {
        this.name = name;
        this.parameters = parameters;
        this.check = check;
        this.failures = failures;
    }

    private static String named(String name) {
        return "The check \"" + name + "\"";
    }

    /** The same for rules that are not enforced: its failure rejects no request. */
    NamedCheck ofCandidates() {
        return new NamedCheck(
                name,
                parameters,
                check,
                new ApplicationFailures(named(name), "candidate rules that need it count requests as rejected"));
    }

    String name() {
        return name;
    }

    List<String> parameters() {
        return parameters;
    }

    /**
     * Whether the check holds.
     *
     * @throws TokenRejectedException if the check throws it
     * @throws TokenUnavailableException if the check throws it, or any other exception
     */
    boolean holds(Token token, MultivaluedMap<String, String> path) {
        Map<String, String> values = new HashMap<>();
        for (String parameter : parameters) {
            String value = onlyValue(path.get(parameter));
            if (value == null) {
                return false;
            }
            values.put(parameter, value);
        }
        try {
            return check.holds(token, new PathParameters(values));
        } catch (TokenRejectedException | TokenUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            throw failures.outage(e);
        }
    }

    /**
     * The one value of a parameter; null where the path has none, or different ones: a method below a locator may act
     * on another one than the check would see.
     */
    private static @Nullable String onlyValue(@Nullable List<String> values) {
        return values != null && new HashSet<>(values).size() == 1 ? values.get(0) : null;
    }
}
