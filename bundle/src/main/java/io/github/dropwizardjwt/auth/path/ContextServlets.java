package io.github.dropwizardjwt.auth.path;

import io.dropwizard.jetty.MutableServletContextHandler;
import jakarta.servlet.Servlet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.ServletHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.servlet.ServletMapping;
import org.eclipse.jetty.http.pathmap.ServletPathSpec;
import org.jspecify.annotations.Nullable;

/**
 * The servlets of a context outside Dropwizard's Jersey. What another Jersey serves is as open as any servlet.
 *
 * @param context the context
 * @param jersey Jersey's servlet, which is none of them; null where there is none
 */
record ContextServlets(
        MutableServletContextHandler context, @Nullable Servlet jersey) {
    /** The path of the context, as the beginning of the paths of its servlets. */
    String prefix() {
        return ContextPath.prefix(context.getContextPath());
    }

    /** The name of each servlet by the paths that it is mapped to, within the context. */
    Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        for (ServletMapping mapping : context.getServletHandler().getServletMappings()) {
            ServletHolder holder = context.getServletHandler().getServlet(mapping.getServletName());
            if (isOfApplication(holder)) {
                for (String path : mapping.getPathSpecs()) {
                    names.put(path, name(mapping.getServletName(), holder));
                }
            }
        }
        return names;
    }

    /** Neither Dropwizard's Jersey, nor the servlet that Jetty adds for what no other takes. */
    private boolean isOfApplication(@Nullable ServletHolder holder) {
        return holder == null
                || (holder.getHeldClass() != ServletHandler.Default404Servlet.class
                        && (jersey == null || holder.getServletInstance() != jersey));
    }

    /** Jetty's name for a servlet that was registered without one is that of its class and a number of this run. */
    private static String name(String name, @Nullable ServletHolder holder) {
        Class<?> type = holder == null ? null : holder.getHeldClass();
        return type != null && name.startsWith(type.getName() + "-") ? type.getSimpleName() : name;
    }

    /**
     * The servlet that serves a path. The longest prefix wins, and a suffix only where no prefix matches (Jakarta
     * Servlet 6.0 §12.1).
     *
     * @param path the path with that of the context
     * @param jerseyPath the base path of Jersey, with that of the context and a slash at the end
     * @return its name; empty where Jersey serves the path, or nobody
     */
    Optional<String> servletOf(String path, String jerseyPath) {
        String within = ContextPath.within(context.getContextPath(), path);
        if (within == null) {
            return Optional.empty();
        }
        int shadowed = path.startsWith(jerseyPath) ? jerseyPath.length() - prefix().length() : 0;
        String longest = "";
        Optional<String> found = Optional.empty();
        for (Map.Entry<String, String> servlet : names().entrySet()) {
            String spec = servlet.getKey();
            boolean serves = new ServletPathSpec(spec).matched(within) != null;
            if (serves && spec.length() > longest.length() && (shadowed == 0 || isLonger(spec, shadowed))) {
                longest = spec;
                found = Optional.of(servlet.getValue());
            }
        }
        return found;
    }

    private static boolean isLonger(String spec, int shadowed) {
        return spec.startsWith("/") && spec.replace("*", "").length() > shadowed;
    }
}
