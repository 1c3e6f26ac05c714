package io.github.dropwizardjwt.auth;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Recognizes classes that are generated at run time. Such a class often delegates to an object of another class, whose
 * annotations it does not have.
 */
final class GeneratedClass {
    /**
     * Whether a class has a class file; a class loader that serves the class files of what it generates cannot be
     * recognized. Cached, since several checks ask, and the class path is searched for the file.
     */
    private static final ClassValue<Boolean> HAS_FILE = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            String name = type.getName();
            return type.getResource(name.substring(name.lastIndexOf('.') + 1) + ".class") != null;
        }
    };

    private GeneratedClass() {}

    /** Whether it is a class without a class file, and not a lambda. */
    static boolean is(Class<?> type) {
        return !HAS_FILE.get(type) && !isLambda(type);
    }

    /** Whether it is generated for an interface, as a JDK proxy is, and not as a subclass of a resource class. */
    static boolean isOfAnInterface(Class<?> type) {
        return Proxy.isProxyClass(type) || (is(type) && !extendsAWrittenClass(type));
    }

    private static boolean extendsAWrittenClass(Class<?> type) {
        Class<?> parent = type.getSuperclass();
        if (parent == Object.class) {
            // Without interfaces, all annotations must be its own.
            return type.getInterfaces().length == 0;
        }
        return parent != null
                && !Modifier.isAbstract(parent.getModifiers())
                && !isOfAnInterface(parent)
                && Arrays.stream(type.getInterfaces())
                        .noneMatch(added -> !added.isAssignableFrom(parent) && isResource(added));
    }

    /** Other interfaces are often added to mark a class as generated. */
    private static boolean isResource(Class<?> api) {
        return Stream.concat(Stream.of(api), Arrays.stream(api.getMethods()))
                .flatMap(element -> Arrays.stream(element.getAnnotations()))
                .map(Annotation::annotationType)
                .anyMatch(type -> type == Path.class || type.isAnnotationPresent(HttpMethod.class));
    }

    /** A lambda calls what its author wrote, and can have no annotations that would be missed. */
    private static boolean isLambda(Class<?> type) {
        return type.isHidden() && type.isSynthetic() && type.getName().contains("$$Lambda");
    }
}
