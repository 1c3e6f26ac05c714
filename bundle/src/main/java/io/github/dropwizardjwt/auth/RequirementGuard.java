package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Set;

/**
 * {@link RequireToken}: a valid token that meets the requirement.
 *
 * @param requirement what is asked
 * @param authenticator verifies
 */
record RequirementGuard(Requirement requirement, Authenticator authenticator) implements Guard {
    @Override
    public void admit(ContainerRequestContext request) {
        Token token = authenticator
                .authenticate(request, requirement.source(), requirement.type())
                .orElseThrow(() -> new TokenRejectedException(Reason.NO_TOKEN));
        Reason violated = requirement.violatedBy(token, request.getUriInfo().getPathParameters(true));
        if (violated != null) {
            throw new TokenRejectedException(violated, token);
        }
        RequestToken.setDemanded(request, token);
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
