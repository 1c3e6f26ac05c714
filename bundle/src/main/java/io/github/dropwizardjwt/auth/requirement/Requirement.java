package io.github.dropwizardjwt.auth.requirement;

import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code @RequireToken} demands of a verified token, evaluated with each request; {@link RequirementCompiler}
 * compiles it. Immutable and thread-safe.
 */
public final class Requirement {
    private final String sub;
    private final List<Entry> claims;
    private final List<Entry> scope;
    private final List<Entry> override;
    private final String scopeNames;
    private final Set<String> parameters;

    Requirement(
            String sub,
            List<Entry> claims,
            List<Entry> scope,
            List<Entry> override,
            String scopeNames,
            Set<String> parameters) {
        this.sub = sub;
        this.claims = claims;
        this.scope = scope;
        this.override = override;
        this.scopeNames = scopeNames;
        this.parameters = parameters;
    }

    /**
     * The scopes it demands, as the {@code scope} attribute of a challenge has them (RFC 6750 §3).
     *
     * @return their names, separated by spaces
     */
    public String scopeNames() {
        return scopeNames;
    }

    /**
     * The path parameters it compares.
     *
     * @return their names
     */
    public Set<String> parameters() {
        return parameters;
    }

    /**
     * Evaluates the requirement for a verified token.
     *
     * @param token the token
     * @param path the decoded path parameters of the request
     * @return why the token is rejected; null where it meets the requirement
     */
    public @Nullable Reason violatedBy(Token token, MultivaluedMap<String, String> path) {
        if (!override.isEmpty() && allHold(override, token, path)) {
            return null;
        }
        if (!sub.isEmpty() && !isSubject(token.subject(), path.get(sub))) {
            return Reason.SUBJECT_MISMATCH;
        }
        if (!allHold(claims, token, path)) {
            return Reason.CLAIM_MISSING;
        }
        return allGranted(token, path) ? null : Reason.SCOPE_MISSING;
    }

    private static boolean allHold(List<Entry> entries, Token token, MultivaluedMap<String, String> path) {
        for (Entry entry : entries) {
            if (!entry.holdsIn(token.claims(), path)) {
                return false;
            }
        }
        return true;
    }

    /** Compares code point by code point; of a parameter that the path has more than once, each value must be equal. */
    private static boolean isSubject(String subject, @Nullable List<String> values) {
        if (values == null || values.isEmpty()) {
            return false;
        }
        for (String value : values) {
            if (!subject.equals(value)) {
                return false;
            }
        }
        return true;
    }

    private boolean allGranted(Token token, MultivaluedMap<String, String> path) {
        for (Entry entry : scope) {
            if (!isGranted(entry, token, path)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isGranted(Entry entry, Token token, MultivaluedMap<String, String> path) {
        if (entry.expectation() instanceof Expectation.Granted) {
            return token.hasScope(entry.name());
        }
        return token.scope().orElse(null) instanceof Map<?, ?> members && entry.holdsIn(members, path);
    }
}
