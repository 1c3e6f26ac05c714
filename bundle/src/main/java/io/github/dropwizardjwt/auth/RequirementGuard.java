package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Set;
import org.glassfish.jersey.internal.util.collection.ImmutableMultivaluedMap;

/**
 * {@link RequireToken}: a valid token that meets the requirement.
 *
 * @param requirement what is asked
 * @param authenticator verifies
 */
record RequirementGuard(Requirement requirement, Authenticator authenticator) implements Guard {
    private static final MultivaluedMap<String, String> NO_PARAMETERS =
            new ImmutableMultivaluedMap<>(new MultivaluedHashMap<>());

    @Override
    public void admit(ContainerRequestContext request) {
        Token token = authenticator
                .authenticate(request, requirement.source(), requirement.type())
                .orElseThrow(() -> new TokenRejectedException(Reason.NO_TOKEN));
        Reason violated = requirement.violatedBy(token, pathOf(request));
        if (violated != null) {
            throw new TokenRejectedException(violated, token);
        }
        RequestToken.setDemanded(request, authenticator, token);
    }

    /** Jersey decodes the parameters when they are asked for. */
    private MultivaluedMap<String, String> pathOf(ContainerRequestContext request) {
        return requirement.needsPath() ? request.getUriInfo().getPathParameters(true) : NO_PARAMETERS;
    }

    @Override
    public Set<String> parameters() {
        return requirement.parameters();
    }

    @Override
    public String scopeNames() {
        return requirement.scopeNames();
    }
}
