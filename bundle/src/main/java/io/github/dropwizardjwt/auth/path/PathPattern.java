package io.github.dropwizardjwt.auth.path;

import java.util.regex.Pattern;
import org.eclipse.jetty.http.pathmap.PathSpec;
import org.eclipse.jetty.http.pathmap.ServletPathSpec;

/**
 * A path, or all paths below one, as servlets are mapped. Suffixes are no pattern: a servlet may take {@code x.pdf%20}
 * for the same file, and a guard would not. Immutable and thread-safe.
 *
 * @param spec matches paths within a servlet context
 */
record PathPattern(PathSpec spec) {
    /** Decoded, without what could be another path in disguise. */
    private static final Pattern FORM = Pattern.compile("/\\*|(/[\\w!$&'()+,=:@~.-]+)+(/\\*)?|/");

    /** A segment that names another directory. */
    private static final Pattern RELATIVE = Pattern.compile("(.*/)?\\.{1,2}(/.*)?");

    /**
     * Parses a path.
     *
     * @throws IllegalArgumentException if it is neither {@code /x} nor {@code /x/*}
     */
    static PathPattern parse(String path) {
        if (!FORM.matcher(path).matches() || RELATIVE.matcher(path).matches()) {
            throw new IllegalArgumentException("The path \"" + path
                    + "\" cannot be guarded; write /x for one path, /x/* for /x and all paths below it, or /* for all. "
                    + "Suffixes such as *.pdf, encoded characters and dots between slashes are not supported");
        }
        return new PathPattern(new ServletPathSpec(path));
    }

    boolean matches(String path) {
        return spec.matched(path) != null;
    }

    /** Whether it matches everything that a servlet's mapping does. */
    boolean covers(PathSpec mapping) {
        String declared = mapping.getDeclaration();
        String all = spec.getDeclaration();
        if (all.equals("/*") || all.equals(declared)) {
            return true;
        }
        // /a/* covers /a, /a/b and /a/b/*.
        return all.endsWith("/*")
                && declared.startsWith("/")
                && (declared + "/").startsWith(all.substring(0, all.length() - 1));
    }

    @Override
    public String toString() {
        return spec.getDeclaration();
    }
}
