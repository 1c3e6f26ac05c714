package io.github.dropwizardjwt.auth.requirement;

import java.util.Arrays;
import java.util.List;

/** Compiles the members of {@code @RequireToken}, once at start. */
public final class RequirementCompiler {
    private RequirementCompiler() {}

    /**
     * Compiles a requirement.
     *
     * @param sub the path parameter that must be equal to the subject; empty for none
     * @param claims entries that must hold among the claims
     * @param scope entries that the scope must grant
     * @param override entries that let a token in without the others, if there are any and all of them hold
     * @return the requirement
     * @throws IllegalArgumentException if an entry is malformed; the message names the member, and how to write it
     */
    public static Requirement compile(String sub, String[] claims, String[] scope, String[] override) {
        return new Requirement(sub, entries("claims", claims), entries("scope", scope), entries("override", override));
    }

    private static List<Entry> entries(String member, String[] texts) {
        try {
            return Arrays.stream(texts).map(Entry::parse).toList();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(member + ": " + e.getMessage(), e);
        }
    }
}
