package io.github.dropwizardjwt.auth.path;

import org.jspecify.annotations.Nullable;

/** The path of a servlet context, which is a slash for the root, as the beginning of the paths below it. */
final class ContextPath {
    private ContextPath() {}

    /** Without a slash at the end; empty for the root, and where there is no context. */
    static String prefix(@Nullable String contextPath) {
        return contextPath == null || contextPath.equals("/") ? "" : contextPath;
    }

    /** The part of a path that is within a context; null where it is outside. */
    static @Nullable String within(@Nullable String contextPath, @Nullable String path) {
        String prefix = prefix(contextPath);
        return path != null && path.startsWith(prefix) ? path.substring(prefix.length()) : null;
    }
}
