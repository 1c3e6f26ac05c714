package io.github.dropwizardjwt.openapi;

import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.oas.integration.SwaggerConfiguration;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.SpecVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceModel;

/** Has swagger-core describe the resource classes that Jersey serves. */
final class Resources {
    private Resources() {}

    /**
     * Describes the resource methods, and those below locators as far as their return types show them.
     *
     * @param base is copied
     */
    static OpenAPI read(ResourceModel model, OpenAPI base) {
        SpecVersion version = base.getSpecVersion();
        Reader reader = new Reader(new SwaggerConfiguration().openAPI(base).openAPI31(version == SpecVersion.V31));
        // The order decides the names of operations.
        model.getRootResources().stream()
                .sorted(Comparator.comparing(Resource::getPath))
                .forEach(root -> read(root, reader));
        OpenAPI document = reader.getOpenAPI().specVersion(version);
        if (document.getPaths() == null) {
            document.setPaths(new Paths());
        }
        return document;
    }

    /** Below the path that Jersey has, since a class that was registered at one need not have a {@code @Path}. */
    private static void read(Resource root, Reader reader) {
        List<Class<?>> classes = handlers(root)
                .distinct()
                .sorted(Comparator.comparing(Class::getName))
                .toList();
        for (Class<?> handler : classes) {
            reader.read(
                    handler,
                    root.getPath(),
                    null,
                    true,
                    null,
                    null,
                    new LinkedHashSet<>(),
                    new ArrayList<>(),
                    new HashSet<>());
        }
    }

    private static Stream<Class<?>> handlers(Resource resource) {
        return Stream.concat(
                resource.getAllMethods().stream()
                        .<Class<?>>map(
                                method -> method.getInvocable().getHandler().getHandlerClass()),
                resource.getChildResources().stream().flatMap(Resources::handlers));
    }
}
