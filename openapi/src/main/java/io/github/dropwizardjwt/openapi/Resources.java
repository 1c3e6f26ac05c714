package io.github.dropwizardjwt.openapi;

import static java.util.stream.Collectors.toCollection;

import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.oas.integration.SwaggerConfiguration;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.SpecVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceModel;

/**
 * The resource classes that Jersey serves, as swagger-core describes them.
 *
 * @param document has the operations of their methods, and of those below locators as far as return types show them
 * @param ofBundle the operations of the bundle's own endpoints; compared by identity
 */
record Resources(OpenAPI document, Set<Operation> ofBundle) {
    private static final String BUNDLE = "io.github.dropwizardjwt.auth.endpoint.";

    /** A class at the path that Jersey has, since one that was registered at a path need not have a {@code @Path}. */
    private record Handler(String path, Class<?> type) {
        boolean isOfBundle() {
            return type.getName().startsWith(BUNDLE);
        }

        void read(Reader reader) {
            reader.read(type, path, null, true, null, null, new LinkedHashSet<>(), new ArrayList<>(), new HashSet<>());
        }
    }

    /**
     * Describes the classes.
     *
     * @param base is copied
     */
    static Resources read(ResourceModel model, OpenAPI base) {
        SpecVersion version = base.getSpecVersion();
        Reader reader = new Reader(new SwaggerConfiguration().openAPI(base).openAPI31(version == SpecVersion.V31));
        List<Handler> handlers = model.getRootResources().stream()
                .flatMap(root -> types(root).map(type -> new Handler(root.getPath(), type)))
                .distinct()
                .sorted(Comparator.comparing(Handler::path)
                        .thenComparing(handler -> handler.type().getName()))
                .toList();
        // Those of the application come first, and keep their operationId: swagger-core renames the second of two.
        handlers.stream().filter(handler -> !handler.isOfBundle()).forEach(handler -> handler.read(reader));
        Set<Operation> own = operations(reader.getOpenAPI());
        handlers.stream().filter(Handler::isOfBundle).forEach(handler -> handler.read(reader));
        OpenAPI document = reader.getOpenAPI().specVersion(version);
        if (document.getPaths() == null) {
            document.setPaths(new Paths());
        }
        Set<Operation> ofBundle = operations(document);
        ofBundle.removeAll(own);
        return new Resources(document, ofBundle);
    }

    private static Stream<Class<?>> types(Resource resource) {
        return Stream.concat(
                resource.getAllMethods().stream()
                        .<Class<?>>map(
                                method -> method.getInvocable().getHandler().getHandlerClass()),
                resource.getChildResources().stream().flatMap(Resources::types));
    }

    private static Set<Operation> operations(OpenAPI document) {
        Set<Operation> operations = Collections.newSetFromMap(new IdentityHashMap<>());
        return document.getPaths() == null
                ? operations
                : document.getPaths().values().stream()
                        .flatMap(item -> item.readOperations().stream())
                        .collect(toCollection(() -> operations));
    }
}
