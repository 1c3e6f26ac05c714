package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The claims that the application grants the subject of a session. If it fails, the session goes on unchanged. */
final class GrantedClaims implements RefreshClaims {
    private final ApplicationFailures failures = new ApplicationFailures("The application's Grants");
    private final Grants grants;

    GrantedClaims(Grants grants) {
        this.grants = grants;
    }

    @Override
    public Optional<Map<String, @Nullable Object>> of(Session session) {
        try {
            return grants.find(session.subject()).map(Grant::toClaims);
        } catch (TokenUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            throw failures.outage(e);
        }
    }
}
