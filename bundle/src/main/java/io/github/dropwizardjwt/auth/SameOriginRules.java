package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.auth.cookie.CrossOriginCheck;
import java.lang.reflect.Method;
import java.util.stream.Stream;

/** Which resource methods have {@link SameOrigin}, and whether it has an effect there. */
final class SameOriginRules {
    private SameOriginRules() {}

    /** Whether the method has it, or one that it overrides or implements. */
    static boolean isDemanded(Class<?> resource, Method method) {
        return !Guards.isGenerated(resource)
                && ResourceHierarchy.of(resource)
                        .overridden(method)
                        .anyMatch(each -> each.isAnnotationPresent(SameOrigin.class));
    }

    /** What is wrong with it, and how to fix it. */
    static Stream<String> problemsOf(Endpoint endpoint) {
        if (!isDemanded(endpoint.resource(), endpoint.method())) {
            return Stream.empty();
        }
        if (endpoint.isLocator()) {
            return Stream.of("@SameOrigin has no effect on a sub-resource locator; put it on the methods below it");
        }
        return CrossOriginCheck.isSafe(endpoint.httpMethod())
                ? Stream.of("@SameOrigin has no effect on " + endpoint.httpMethod()
                        + ", which must not change anything; use POST, PUT or DELETE, or remove it")
                : Stream.empty();
    }
}
