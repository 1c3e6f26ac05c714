package io.github.dropwizardjwt.auth;

import java.lang.reflect.Modifier;
import java.util.Optional;

/**
 * Finds handlers that delegate to an unknown class, as proxies and interfaces do: the annotations of that class are not
 * visible, and would not be enforced.
 */
final class HiddenAnnotations {
    /** Cached, since it is asked for each request below some locators, and looking for a class file takes time. */
    private static final ClassValue<Optional<String>> PROBLEMS = new ClassValue<>() {
        @Override
        protected Optional<String> computeValue(Class<?> handler) {
            return look(handler);
        }
    };

    private HiddenAnnotations() {}

    /** Why annotations may be hidden behind a handler, and how to fix it; empty where they are not. */
    static Optional<String> behind(Class<?> handler) {
        return PROBLEMS.get(handler);
    }

    /**
     * Checks that no annotations are hidden.
     *
     * @throws IllegalStateException if they may be
     */
    static void reject(Class<?> handler) {
        behind(handler).ifPresent(problem -> {
            throw new IllegalStateException(problem);
        });
    }

    private static Optional<String> look(Class<?> handler) {
        if (GeneratedClass.isOfAnInterface(handler)) {
            return Optional.of(handler.getSimpleName() + " is generated at run time, so that the annotations of the "
                    + "class that it calls are not known; register that class or an instance of it, without a proxy");
        }
        return Modifier.isAbstract(handler.getModifiers())
                ? Optional.of("the class that implements " + handler.getSimpleName() + " is unknown, and so are its "
                        + "annotations; name the class that will be called")
                : Optional.empty();
    }
}
