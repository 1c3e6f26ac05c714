package io.github.dropwizardjwt.auth;

import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.util.List;
import org.glassfish.jersey.server.model.Parameter;

/**
 * A resource method or sub-resource locator with its HTTP method and path.
 *
 * @param httpMethod the HTTP method; {@code *} for a locator
 * @param path the whole path template
 * @param pathParameters the names in the template, in order, repeated ones included
 * @param locators the locators above it, outermost first
 */
record Endpoint(
        String httpMethod,
        String path,
        List<String> pathParameters,
        Class<?> resource,
        Method method,
        List<MediaType> consumes,
        List<MediaType> produces,
        List<Parameter> parameters,
        List<Endpoint> locators) {
    /** The HTTP method of locators. */
    static final String LOCATOR = "*";

    boolean isLocator() {
        return httpMethod.equals(LOCATOR);
    }

    String name() {
        return resource.getSimpleName() + "#" + method.getName();
    }

    @Override
    public String toString() {
        return httpMethod + " " + path + " (" + name() + ")";
    }
}
