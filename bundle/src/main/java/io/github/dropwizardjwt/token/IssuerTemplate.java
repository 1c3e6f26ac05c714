package io.github.dropwizardjwt.token;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The name of several issuers that differ in their tenant: {@code https://login.example.com/{tenant}/v2.0}. Issuers are
 * made of it, and then compared character by character; none is ever matched against it. Immutable and thread-safe.
 */
public final class IssuerTemplate {
    private final String before;
    private final String placeholder;
    private final String after;

    private IssuerTemplate(String before, String placeholder, String after) {
        this.before = before;
        this.placeholder = placeholder;
        this.after = after;
    }

    /**
     * Whether an issuer has a placeholder, well-formed or not.
     *
     * @param issuer its name
     * @return whether there is a brace in it
     */
    public static boolean isTemplate(String issuer) {
        return issuer.indexOf('{') >= 0 || issuer.indexOf('}') >= 0;
    }

    /**
     * Parses a template.
     *
     * @param issuer the name with a placeholder
     * @return the template
     * @throws IllegalArgumentException if it has not exactly one, with a message to be read after the issuer
     */
    public static IssuerTemplate parse(String issuer) {
        return find(issuer)
                .orElseThrow(() -> new IllegalArgumentException(
                        "must have exactly one placeholder, as in https://login.example.com/{tenant}/v2.0"));
    }

    /** Empty if the text has not exactly one placeholder. */
    static Optional<IssuerTemplate> find(String text) {
        int open = text.indexOf('{');
        int close = text.indexOf('}');
        if (open < 0 || close < open + 2 || text.lastIndexOf('{') > open || text.lastIndexOf('}') > close) {
            return Optional.empty();
        }
        return Optional.of(new IssuerTemplate(
                text.substring(0, open), text.substring(open + 1, close), text.substring(close + 1)));
    }

    String placeholder() {
        return placeholder;
    }

    String issuerOf(String tenant) {
        return before + tenant + after;
    }

    /**
     * The issuers of some tenants.
     *
     * @param tenants their names
     * @return an issuer for each
     * @throws IllegalArgumentException if there is none, or two are the same, or one is malformed, with a message to be
     *     read after the setting
     */
    public List<String> issuersOf(List<String> tenants) {
        return tenants(tenants).stream().map(Tenant::issuer).toList();
    }

    List<Tenant> tenants(List<String> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException(
                    "is missing: the issuer has a placeholder; list the tenants whose tokens are accepted");
        }
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!isTenant(name)) {
                throw new IllegalArgumentException("must be names without /, { and }, and without blanks around them");
            }
            if (!seen.add(name)) {
                throw new IllegalArgumentException("repeats " + name + "; remove it");
            }
        }
        return names.stream().map(name -> new Tenant(this, name)).toList();
    }

    private static boolean isTenant(@Nullable String name) {
        return name != null
                && RegisteredClaims.isName(name)
                && name.strip().length() == name.length()
                && name.indexOf('/') < 0
                && !isTemplate(name);
    }

    @Override
    public String toString() {
        return issuerOf("{" + placeholder + "}");
    }
}
