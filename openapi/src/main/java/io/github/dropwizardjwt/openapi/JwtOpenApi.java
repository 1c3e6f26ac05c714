package io.github.dropwizardjwt.openapi;

import io.github.dropwizardjwt.auth.Open;
import io.github.dropwizardjwt.auth.route.Routes;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.servers.Server;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.glassfish.jersey.server.ExtendedResourceContext;
import org.glassfish.jersey.server.model.ResourceModel;

/**
 * Serves the OpenAPI document of an application at {@code /openapi.json} and {@code /openapi.yaml}:
 * {@code environment.jersey().register(new JwtOpenApi(jwt::routes, new OpenAPI().info(…)))}.
 *
 * <p>swagger-core describes the resource methods. The security requirements, and the responses to rejected requests,
 * are those of the guards that protect the methods; {@code @SecurityRequirement} on a protected method has no effect.
 * Methods that deny every request are left out. Everybody may read the document, unless both paths are guarded, with
 * the {@code rootPath} before them: {@code jwt.guard("/api/openapi.json")} and {@code jwt.guard("/api/openapi.yaml")}
 * for {@code /api/*}. Each format is generated at the first request for it, and kept. Thread-safe.
 */
@Hidden
@Path("/openapi.{format: json|yaml}")
public final class JwtOpenApi {
    private final Supplier<Routes> routes;
    private final OpenAPI base;
    private final Details details;
    private final Map<Format, String> documents = new ConcurrentHashMap<>();

    /**
     * Describes an application.
     *
     * @param routes {@code jwt::routes}; called when the document is generated, after the server has started
     * @param base what the document contains beside the operations: its {@code info}, and servers, tags or components.
     *     Its security schemes, responses and schemas are used in place of generated ones that have the same name. With
     *     {@code new OpenAPI(SpecVersion.V31)} the document is one of OpenAPI 3.1. The object is not modified
     */
    public JwtOpenApi(Supplier<Routes> routes, OpenAPI base) {
        this(routes, base, new Details(true, true));
    }

    private JwtOpenApi(Supplier<Routes> routes, OpenAPI base, Details details) {
        this.routes = routes;
        this.base = base;
        this.details = details;
    }

    /**
     * The same document without the rules, which name claims, scopes and checks.
     *
     * @return a resource whose document shows which operations need a token, but not which claims, scopes and checks
     */
    public JwtOpenApi withoutRules() {
        return new JwtOpenApi(routes, base, new Details(false, details.errorBodies()));
    }

    /**
     * The same document without the bodies of rejections, for an application whose {@code TokenErrorHandler} writes its
     * own.
     *
     * @return a resource whose document has only status and headers of rejections
     */
    public JwtOpenApi withoutErrorBodies() {
        return new JwtOpenApi(routes, base, new Details(details.rules(), false));
    }

    /** Called by Jersey. */
    @GET
    @Open("describes the API")
    public Response get(
            @PathParam("format") String format, @Context ExtendedResourceContext jersey, @Context UriInfo request) {
        Format wanted = Format.of(format);
        String document = documents.computeIfAbsent(
                wanted,
                absent -> absent.write(
                        document(jersey.getResourceModel(), request.getBaseUri().getPath())));
        return Response.ok(document, wanted.mediaType()).build();
    }

    private OpenAPI document(ResourceModel jersey, String path) {
        String basePath = path.replaceFirst("/$", "");
        Resources resources = Resources.read(jersey, base);
        OpenAPI document = resources.document();
        if (document.getServers() == null && !basePath.isEmpty()) {
            document.addServersItem(new Server().url(basePath));
        }
        List<GuardedOperation> guarded = GuardedOperations.of(resources, routes.get(), basePath);
        new SecurityComponents(document, details).describe(guarded);
        return document;
    }
}
