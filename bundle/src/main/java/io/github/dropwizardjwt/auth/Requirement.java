package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one resource method asks of a token: {@link RequireToken}, read once at start. Immutable. */
final class Requirement {
    private static final Pattern COOKIE_NAME = Pattern.compile("[\\w!#$%&'*+.^`|~-]+");
    /** The characters of a scope-token (RFC 6750 §3). */
    private static final Pattern SCOPE_TOKEN = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

    /** A valid auth token in the header, and nothing more. */
    static final Requirement ANY_AUTH_TOKEN =
            new Requirement(TokenType.AUTH, new BearerHeader(), "", List.of(), List.of(), List.of());

    private final TokenType type;
    private final TokenSource source;
    private final String sub;
    private final List<Entry> claims;
    private final List<Entry> scope;
    private final List<Entry> override;
    private final String scopeNames;
    private final Set<String> parameters;

    private Requirement(
            TokenType type,
            TokenSource source,
            String sub,
            List<Entry> claims,
            List<Entry> scope,
            List<Entry> override) {
        this.type = type;
        this.source = source;
        this.sub = sub;
        this.claims = claims;
        this.scope = scope;
        this.override = override;
        this.scopeNames = scope.stream()
                .filter(entry -> entry.expectation() instanceof Expectation.Granted)
                .map(Entry::name)
                .filter(SCOPE_TOKEN.asMatchPredicate())
                .collect(Collectors.joining(" "));
        this.parameters = Stream.concat(
                        Stream.of(claims, scope, override).flatMap(List::stream).map(Entry::parameter), Stream.of(sub))
                .filter(name -> name != null && !name.isEmpty())
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(LinkedHashSet::new), Collections::unmodifiableSet));
    }

    /**
     * Reads an annotation.
     *
     * @throws IllegalArgumentException if an entry is malformed, or location and cookie contradict each other
     */
    static Requirement of(RequireToken annotation) {
        return new Requirement(
                annotation.type(),
                source(annotation),
                annotation.sub(),
                entries("claims", annotation.claims()),
                entries("scope", annotation.scope()),
                entries("override", annotation.override()));
    }

    TokenType type() {
        return type;
    }

    TokenSource source() {
        return source;
    }

    /** The names of the scopes it asks for, as the {@code scope} attribute of a challenge has them (RFC 6750 §3). */
    String scopeNames() {
        return scopeNames;
    }

    /** The path parameters it needs. */
    Set<String> parameters() {
        return parameters;
    }

    boolean needsPath() {
        return !parameters.isEmpty();
    }

    /**
     * Checks a verified token.
     *
     * @param path the decoded path parameters of the request
     * @return why it is refused; null where all that is required holds
     */
    @Nullable
    Reason violatedBy(Token token, MultivaluedMap<String, String> path) {
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

    /** Code point by code point; a parameter that the path has more than once must be equal each time. */
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

    private static TokenSource source(RequireToken annotation) {
        boolean hasName = !annotation.cookie().isEmpty();
        if (annotation.location() == TokenLocation.HEADER) {
            if (hasName) {
                throw new IllegalArgumentException("cookie is given, but the token is read from the header; add "
                        + "location = TokenLocation.COOKIE or drop it");
            }
            return new BearerHeader();
        }
        if (!COOKIE_NAME.matcher(annotation.cookie()).matches()) {
            throw new IllegalArgumentException(
                    "location = TokenLocation.COOKIE needs the cookie's name, as in " + "cookie = \"auth_token\"");
        }
        return new TokenCookie(annotation.cookie());
    }

    private static List<Entry> entries(String attribute, String[] texts) {
        try {
            return Arrays.stream(texts).map(Entry::parse).toList();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(attribute + ": " + e.getMessage(), e);
        }
    }
}
