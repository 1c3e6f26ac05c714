package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * API tokens: auth tokens without a login, for programs, with a name, an expiry and a scope of their own. They are kept
 * in the session store, beside the sessions: {@code maxPerSubject}, {@link SessionManager#list(String)} and
 * {@link SessionManager#revokeSubject(String)} do not concern them. A revocation takes effect with the next request, on
 * every node that shares the store, unless there is a revocation cache or a {@link SessionLogFollower}. Immutable and
 * thread-safe.
 *
 * <p>{@link Grants} are not asked about them, since they are not refreshed: call {@link #revokeAll(String)} when a user
 * is deleted or locked. Until then, of the methods that accept the token, only those reject it whose principal the
 * application looks up with each request ({@code JwtBundle.withPrincipal}).
 *
 * <p>The scope of an API token limits the methods that ask for scopes. Where roles are looked up
 * ({@code JwtBundle.withRoles}), it has all roles of its subject.
 *
 * <p>Every method that takes a subject throws {@link TokenUnavailableException} if the store does not answer.
 */
public final class ApiTokens {
    private static final int MAX_DAYS = 366;

    private final ApiTokenIssuer issuer;
    private final SubjectSessions entries;
    private final TokenReferences references;
    private final JwtEventListener events;

    ApiTokens(ApiTokenIssuer issuer, SubjectSessions entries, TokenReferences references) {
        this.issuer = issuer;
        this.entries = entries;
        this.references = references;
        this.events = issuer.events();
    }

    /**
     * How many API tokens a subject has at most. Requests that issue them at the same time may each exceed it by one.
     *
     * @return 100
     */
    public static int maxPerSubject() {
        return ApiTokenIssuer.MAX_PER_SUBJECT;
    }

    /**
     * Starts an API token: {@code apiTokens.create("alice", "ci", Duration.ofDays(90)).scope("deploy").issue()}. The
     * method that does so for a user should {@linkplain #requireLogin require a login}, or a token that leaks can be
     * used to issue others.
     *
     * @param subject whose token it is, its {@code sub} claim, a subject of this service; at most 254 characters, not
     *     blank, without control characters
     * @param name what its owner calls it; shortened to 200 characters, control characters are dropped. It need not be
     *     unique
     * @param maxAge how long it is valid, at least one second and at most 366 days; fractions of a second are cut off
     * @return a builder
     * @throws IllegalArgumentException if the subject is longer, the name is blank, or the age is out of bounds. A
     *     subject that is malformed otherwise is rejected by {@link ApiTokenBuilder#issue()}
     */
    public ApiTokenBuilder create(String subject, String name, Duration maxAge) {
        if (subject.length() > ApiTokenIssuer.MAX_SUBJECT_LENGTH) {
            throw new IllegalArgumentException("The subject of an API token must have at most "
                    + ApiTokenIssuer.MAX_SUBJECT_LENGTH + " characters");
        }
        String clean = ClientDescription.clean(name);
        if (clean.isBlank()) {
            throw new IllegalArgumentException("An API token must have a name that is not blank");
        }
        return new ApiTokenBuilder(
                issuer, subject, clean, MaxAge.check("An API token must be valid for", maxAge, MAX_DAYS));
    }

    /**
     * Lists the API tokens of a subject.
     *
     * @param subject the subject
     * @return all that are neither revoked nor expired, the last issued first
     */
    public List<ApiToken> list(String subject) {
        List<ApiToken> tokens = new ArrayList<>();
        SessionPosition after = null;
        do {
            SessionPage page = entries.list(ApiTokenIssuer.entriesOf(subject), SessionPage.MAX_SIZE, after);
            page.sessions().forEach(entry -> tokens.add(ApiToken.of(entry)));
            after = page.next().orElse(null);
        } while (after != null);
        return List.copyOf(tokens);
    }

    /**
     * Revokes an API token of a subject.
     *
     * @param subject the subject
     * @param id {@link ApiToken#id()}, which may come from a client
     * @return whether the subject had such a token
     */
    public boolean revoke(String subject, String id) {
        boolean revoked = entries.end(ApiTokenIssuer.entriesOf(subject), id);
        if (revoked) {
            events.revokedApiToken(subject, id);
        }
        return revoked;
    }

    /**
     * Revokes all API tokens of a subject, because the user is deleted, for instance. If the store fails halfway, those
     * that were revoked stay revoked; call this again.
     *
     * @param subject the subject
     * @return how many were revoked
     */
    public int revokeAll(String subject) {
        return entries.endAll(ApiTokenIssuer.entriesOf(subject), revoked -> events.revokedApiTokens(subject, revoked));
    }

    /**
     * Whether a token is an API token of this issuer: its {@code sid} is its {@code jti}, which the tokens of a login
     * never have. The store is not asked.
     *
     * @param token a verified token
     * @return whether it was issued here; false for the tokens of a login, and of other issuers
     */
    public boolean isApiToken(Token token) {
        @Nullable String sid = references.sid(token);
        return sid != null && sid.equals(token.id().orElse(null));
    }

    /**
     * Rejects API tokens, in a resource method that only a logged-in user of this service may call: to change a
     * password, or to issue an API token. The store is not asked.
     *
     * @param token a verified token
     * @throws TokenRejectedException if it is an API token, answered with 403; or if its subject is not one of this
     *     service's ({@link Token#hasOwnSubject()}), answered with 401, since a trusted issuer's {@code alice} must not
     *     get an API token of ours
     */
    public void requireLogin(Token token) {
        if (!token.hasOwnSubject()) {
            throw new TokenRejectedException(Reason.WRONG_ISSUER, token);
        }
        if (isApiToken(token)) {
            throw new TokenRejectedException(Reason.API_TOKEN, token);
        }
    }
}
