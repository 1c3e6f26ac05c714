package io.github.dropwizardjwt.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes security requirements and responses into operations, and what they refer to into the document's components.
 */
final class SecurityComponents {
    private static final String RULE = "x-jwt-rule";

    private final OpenAPI document;
    private final Components components;
    private final Bodies bodies;
    private final Details details;

    SecurityComponents(OpenAPI document, Details details) {
        if (document.getComponents() == null) {
            document.setComponents(new Components());
        }
        this.document = document;
        this.components = document.getComponents();
        this.bodies = new Bodies(document.getSpecVersion(), this::addSchema);
        this.details = details;
    }

    void describe(List<GuardedOperation> guarded) {
        SchemeNames names = new SchemeNames(
                guarded.stream().flatMap(GuardedOperation::credentials).toList());
        names.all().forEach(this::addScheme);
        Set<Rejection> used = EnumSet.noneOf(Rejection.class);
        for (GuardedOperation each : guarded) {
            each.endpoint().ifPresent(endpoint -> endpoint.describe(each.operation(), bodies));
            each.operation().setSecurity(security(each, names));
            each.rejections().stream()
                    .filter(rejection -> refer(each.operation(), rejection))
                    .forEach(used::add);
            if (details.rules()) {
                each.rule().ifPresent(rule -> addRule(each.operation(), rule));
            }
        }
        used.forEach(this::addResponse);
    }

    /** Empty for an open operation, and never null: without it, the default of the document would apply. */
    private List<SecurityRequirement> security(GuardedOperation guarded, SchemeNames names) {
        List<SecurityRequirement> security = new ArrayList<>();
        if (guarded.takesTokens()) {
            for (Set<Credential> alternative : guarded.alternatives()) {
                SecurityRequirement all = new SecurityRequirement();
                alternative.forEach(credential -> all.addList(
                        names.of(credential), hasScopes(names.of(credential)) ? guarded.scopes() : List.of()));
                security.add(all);
            }
        }
        return security;
    }

    /** A scope is part of a rule. OpenAPI 3.0 allows scopes only with OAuth 2. */
    private boolean hasScopes(String name) {
        SecurityScheme.Type type = Objects.requireNonNull(
                        components.getSecuritySchemes().get(name))
                .getType();
        return details.rules()
                && (document.getSpecVersion() == SpecVersion.V31
                        || type == SecurityScheme.Type.OAUTH2
                        || type == SecurityScheme.Type.OPENIDCONNECT);
    }

    /** Whether the operation does not describe the response itself. */
    private static boolean refer(Operation operation, Rejection rejection) {
        if (operation.getResponses() == null) {
            operation.setResponses(new ApiResponses());
        }
        ApiResponse reference = new ApiResponse().$ref(rejection.component());
        return operation.getResponses().putIfAbsent(rejection.status(), reference) == null;
    }

    private static void addRule(Operation operation, String rule) {
        String own = operation.getDescription() == null ? "" : operation.getDescription() + "\n\n";
        operation.setDescription(own + "Requires `" + rule + "`.");
        operation.addExtension(RULE, rule);
    }

    private void addSchema(String name, Schema<?> schema) {
        addIfAbsent(components.getSchemas(), name, schema, components::addSchemas);
    }

    private void addScheme(Credential credential, String name) {
        addIfAbsent(components.getSecuritySchemes(), name, credential.scheme(), components::addSecuritySchemes);
    }

    private void addResponse(Rejection rejection) {
        ApiResponse response = rejection.response();
        if (details.errorBodies()) {
            response.setContent(new Content()
                    .addMediaType("application/json", bodies.of(Bodies.JwtError.class))
                    .addMediaType("application/problem+json", bodies.of(Bodies.JwtProblem.class)));
        }
        addIfAbsent(components.getResponses(), rejection.component(), response, components::addResponses);
    }

    /** A component of the application is kept in place of one of ours that has the same name. */
    private static <T> void addIfAbsent(
            @Nullable Map<String, ?> present, String name, T component, BiConsumer<String, T> add) {
        if (present == null || !present.containsKey(name)) {
            add.accept(name, component);
        }
    }
}
