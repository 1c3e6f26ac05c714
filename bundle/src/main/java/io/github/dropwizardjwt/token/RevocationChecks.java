package io.github.dropwizardjwt.token;

import java.util.ArrayList;
import java.util.List;

/**
 * Several revocation checks, of which any one rejects a token. What one of them throws becomes a
 * {@link TokenUnavailableException}. Immutable; thread-safe if the checks are.
 */
final class RevocationChecks implements RevocationCheck {
    static final RevocationChecks NONE = new RevocationChecks(List.of());

    private final RevocationCheck[] checks;

    private RevocationChecks(List<RevocationCheck> checks) {
        this.checks = checks.toArray(RevocationCheck[]::new);
    }

    /** These and one more, which is asked last. */
    RevocationChecks and(RevocationCheck check) {
        List<RevocationCheck> all = new ArrayList<>(List.of(checks));
        all.add(check);
        return new RevocationChecks(all);
    }

    @Override
    public boolean isRevoked(Token token) {
        try {
            for (RevocationCheck check : checks) {
                if (check.isRevoked(token)) {
                    return true;
                }
            }
            return false;
        } catch (TokenUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new TokenUnavailableException("The revocation check failed", e);
        }
    }
}
