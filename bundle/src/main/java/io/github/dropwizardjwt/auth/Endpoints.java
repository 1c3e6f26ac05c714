package io.github.dropwizardjwt.auth;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.glassfish.jersey.server.model.Invocable;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.glassfish.jersey.server.model.ResourceModel;
import org.jspecify.annotations.Nullable;

/**
 * Lists the endpoints of an application: those of the resource model, and those below locators as far as their return
 * types show them. Other endpoints below locators are guarded as well, but audited only when the first request gets
 * there.
 */
final class Endpoints {
    private final List<Endpoint> found = new ArrayList<>();

    private Endpoints() {}

    static List<Endpoint> of(ResourceModel model) {
        Endpoints endpoints = new Endpoints();
        model.getRootResources().forEach(root -> endpoints.walk(root, new Position("", List.of(), List.of())));
        return endpoints.found;
    }

    private record Position(String path, List<String> parameters, List<Endpoint> locators) {
        Position at(Resource resource) {
            if (resource.getPath() == null) {
                return this;
            }
            List<String> names = new ArrayList<>(parameters);
            names.addAll(resource.getPathPattern().getTemplate().getTemplateVariables());
            String segment = resource.getPath().startsWith("/") ? resource.getPath() : "/" + resource.getPath();
            return new Position(path.endsWith("/") ? path + segment.substring(1) : path + segment, names, locators);
        }

        Position below(Endpoint locator) {
            List<Endpoint> chain = new ArrayList<>(locators);
            chain.add(locator);
            return new Position(path, parameters, chain);
        }

        boolean leadsThrough(Class<?> type) {
            return locators.stream().anyMatch(locator -> locator.resource() == type);
        }
    }

    private void walk(Resource resource, Position above) {
        below(resource, above.at(resource));
    }

    private void below(Resource resource, Position here) {
        resource.getResourceMethods().forEach(method -> found.add(endpoint(method, here)));
        if (resource.getResourceLocator() != null) {
            follow(endpoint(resource.getResourceLocator(), here), resource.getResourceLocator(), here);
        }
        resource.getChildResources().forEach(child -> walk(child, here));
    }

    private void follow(Endpoint locator, ResourceMethod method, Position here) {
        found.add(locator);
        Class<?> type = returned(method.getInvocable());
        Resource below = type == null || here.leadsThrough(type) ? null : Resource.from(type, true);
        if (below != null) {
            // The path of a class applies where it is a root resource, not below a locator.
            below(below, here.below(locator));
        }
    }

    /** The class that a locator returns, or of which it returns an instance; null where its type does not show it. */
    private static @Nullable Class<?> returned(Invocable locator) {
        Class<?> raw = locator.getRawResponseType();
        if (raw != Class.class) {
            return raw;
        }
        Type type = locator.getResponseType();
        return type instanceof ParameterizedType parameterized
                        && parameterized.getActualTypeArguments()[0] instanceof Class<?> argument
                ? argument
                : null;
    }

    private static Endpoint endpoint(ResourceMethod method, Position here) {
        Invocable invocable = method.getInvocable();
        String httpMethod = method.getHttpMethod() == null ? Endpoint.LOCATOR : method.getHttpMethod();
        return new Endpoint(
                httpMethod,
                here.path(),
                here.parameters(),
                invocable.getHandler().getHandlerClass(),
                invocable.getHandlingMethod(),
                method.getConsumedTypes(),
                method.getProducedTypes(),
                invocable.getParameters(),
                here.locators());
    }
}
