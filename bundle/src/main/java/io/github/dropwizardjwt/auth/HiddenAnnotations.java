package io.github.dropwizardjwt.auth;

import java.lang.reflect.Modifier;
import java.util.Optional;

/**
 * Handlers that another class stands behind: what that class declares is not to be seen from them, and would not be
 * enforced.
 */
final class HiddenAnnotations {
    /** Asked for each request below some locators, and to look for a class file takes time. */
    private static final ClassValue<Optional<String>> PROBLEMS = new ClassValue<>() {
        @Override
        protected Optional<String> computeValue(Class<?> handler) {
            return look(handler);
        }
    };

    private HiddenAnnotations() {}

    /** Why annotations may be hidden behind a handler, and the cure; empty where they are not. */
    static Optional<String> behind(Class<?> handler) {
        return PROBLEMS.get(handler);
    }

    /**
     * Makes sure that all annotations are seen.
     *
     * @throws IllegalStateException if they are not
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
                ? Optional.of("what implements " + handler.getSimpleName() + " is not known, and so are its "
                        + "annotations; name the class that will be called")
                : Optional.empty();
    }
}
