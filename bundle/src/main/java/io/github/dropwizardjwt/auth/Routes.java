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
 * Lists the routes of an application: those of the resource model, and those below locators as far as their return
 * types show them. Other routes below locators are guarded as well, but audited only when the first request gets there.
 */
final class Routes {
    private final List<Route> found = new ArrayList<>();

    private Routes() {}

    static List<Route> of(ResourceModel model) {
        Routes routes = new Routes();
        model.getRootResources().forEach(root -> routes.walk(root, new Position("", List.of(), List.of())));
        return routes.found;
    }

    private record Position(String path, List<String> parameters, List<Route> locators) {
        Position at(Resource resource) {
            if (resource.getPath() == null) {
                return this;
            }
            List<String> names = new ArrayList<>(parameters);
            names.addAll(resource.getPathPattern().getTemplate().getTemplateVariables());
            String segment = resource.getPath().startsWith("/") ? resource.getPath() : "/" + resource.getPath();
            return new Position(path.endsWith("/") ? path + segment.substring(1) : path + segment, names, locators);
        }

        Position below(Route locator) {
            List<Route> chain = new ArrayList<>(locators);
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
        resource.getResourceMethods().forEach(method -> found.add(route(method, here)));
        if (resource.getResourceLocator() != null) {
            follow(route(resource.getResourceLocator(), here), resource.getResourceLocator(), here);
        }
        resource.getChildResources().forEach(child -> walk(child, here));
    }

    private void follow(Route locator, ResourceMethod method, Position here) {
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

    private static Route route(ResourceMethod method, Position here) {
        Invocable invocable = method.getInvocable();
        String httpMethod = method.getHttpMethod() == null ? Route.LOCATOR : method.getHttpMethod();
        return new Route(
                httpMethod,
                here.path(),
                here.parameters(),
                invocable.getHandler().getHandlerClass(),
                invocable.getHandlingMethod(),
                invocable.getParameters(),
                here.locators());
    }
}
