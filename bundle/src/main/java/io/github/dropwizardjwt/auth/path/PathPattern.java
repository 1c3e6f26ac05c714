package io.github.dropwizardjwt.auth.path;

import java.util.regex.Pattern;

/**
 * A path within a servlet context, or a path and all below it. Suffixes are no pattern: a servlet may take
 * {@code x.pdf%20} for the same file, and a guard would not. Immutable and thread-safe.
 *
 * @param base the path without a slash at its end; empty for the root
 * @param below whether the paths below it belong to it
 */
record PathPattern(String base, boolean below) {
    /** Decoded, without anything that could be written in two ways. */
    private static final Pattern FORM = Pattern.compile("(/[\\w$+,=:@~.!-]+)+(/\\*)?|/\\*");

    private static final Pattern RELATIVE = Pattern.compile("/\\.{1,2}(/|$)");
    private static final String ALL_BELOW = "/*";

    /**
     * Parses a path.
     *
     * @throws IllegalArgumentException if it is neither {@code /x} nor {@code /x/*}
     */
    static PathPattern parse(String path) {
        if (!FORM.matcher(path).matches() || RELATIVE.matcher(path).find()) {
            throw new IllegalArgumentException("\"" + path
                    + "\" cannot be guarded; write /x for one path, /x/* for it and all paths below it, or /* for all, in "
                    + "letters, digits and -._~!$+,=:@. For a suffix such as *.pdf, guard the path above it");
        }
        boolean below = path.endsWith(ALL_BELOW);
        return new PathPattern(below ? path.substring(0, path.length() - ALL_BELOW.length()) : path, below);
    }

    /** Whether a path is guarded: the path itself, also with a slash at its end, which servlets may serve alike. */
    boolean matches(String path) {
        if (!path.startsWith(base)) {
            return false;
        }
        String rest = path.substring(base.length());
        return rest.isEmpty() || (below ? rest.startsWith("/") : rest.equals("/"));
    }

    /** Whether a path is excepted, which must be said of it literally. */
    boolean matchesLiterally(String path) {
        return below ? matches(path) : path.equals(base);
    }

    /** Whether it matches anything that a servlet's mapping does. */
    boolean overlaps(String mapping) {
        if (!mapping.startsWith("/")) {
            return true;
        }
        boolean all = mapping.endsWith(ALL_BELOW);
        String start = all ? mapping.substring(0, mapping.length() - ALL_BELOW.length()) : mapping;
        return matches(start.isEmpty() ? "/" : start) || (all && (base.equals(start) || base.startsWith(start + "/")));
    }

    /** Whether it matches everything that a servlet's mapping does. */
    boolean covers(String mapping) {
        boolean all = mapping.endsWith(ALL_BELOW);
        if (!mapping.startsWith("/")) {
            return below && base.isEmpty();
        }
        return all ? below && matches(mapping.substring(0, mapping.length() - 1)) : matches(mapping);
    }

    @Override
    public String toString() {
        return below ? base + ALL_BELOW : base;
    }
}
