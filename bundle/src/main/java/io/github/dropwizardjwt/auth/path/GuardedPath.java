package io.github.dropwizardjwt.auth.path;

import io.github.dropwizardjwt.auth.cookie.CrossOriginCheck;
import io.github.dropwizardjwt.auth.error.ErrorResponses;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a path outside Jersey demands: {@code jwt.guard("/files/*").scope("reader")}. Without any of the methods, a
 * valid auth token in the {@code Authorization} header or, where the application has a {@code cookies:} section, in its
 * cookie. Where several guarded paths cover a request, it must meet all of them.
 *
 * <p>A request is guarded where it enters the server, as by a constraint of a servlet: what an open servlet forwards to
 * a guarded path, includes, or dispatches to it asynchronously, is not checked. Path parameters exist only in Jersey.
 * Not thread-safe; to be used before the bundle runs.
 */
public final class GuardedPath {
    final PathPattern pattern;
    final List<PathPattern> exceptions = new ArrayList<>();
    String[] scope = {};
    String[] claims = {};
    String[] override = {};
    String[] overrideScope = {};
    String[] checks = {};
    String[] origins = {};
    private boolean compiled;
    boolean ticket;
    boolean header = true;
    private boolean onlyHeader;

    @Nullable
    String cookie;

    @Nullable
    String loginPage;

    GuardedPath(String path) {
        this.pattern = PathPattern.parse(path);
    }

    /**
     * Sets the scopes that the token must grant, as {@code @RequireToken(scope = …)}.
     *
     * @param scope all of them are required
     * @return this
     */
    public GuardedPath scope(String... scope) {
        checkNotCompiled();
        this.scope = scope.clone();
        return this;
    }

    /**
     * Sets the claims that the token must have, as {@code @RequireToken(claims = …)}.
     *
     * @param claims entries such as {@code "tenant=7"}, without path parameters
     * @return this
     */
    public GuardedPath claims(String... claims) {
        checkNotCompiled();
        this.claims = claims.clone();
        return this;
    }

    /**
     * Sets the checks that must hold, as {@code @RequireToken(check = …)}.
     *
     * @param names names of checks that ask for no path parameters
     * @return this
     */
    public GuardedPath check(String... names) {
        checkNotCompiled();
        this.checks = names.clone();
        return this;
    }

    /**
     * Sets the claims that waive everything else, as {@code @RequireToken(override = …)}.
     *
     * @param claims entries, all of which must hold
     * @return this
     */
    public GuardedPath override(String... claims) {
        checkNotCompiled();
        this.override = claims.clone();
        return this;
    }

    /**
     * Sets the scopes that waive everything else, as {@code @RequireToken(overrideScope = …)}.
     *
     * @param scope entries, all of which must be granted
     * @return this
     */
    public GuardedPath overrideScope(String... scope) {
        checkNotCompiled();
        this.overrideScope = scope.clone();
        return this;
    }

    /**
     * Reads the token from the header only, also where the application has a {@code cookies:} section.
     *
     * @return this
     */
    public GuardedPath header() {
        checkNotCompiled();
        this.cookie = null;
        this.header = true;
        this.onlyHeader = true;
        return this;
    }

    /**
     * Reads the token from a cookie instead of the header. Requests that pages of other {@link #origins} have caused
     * are rejected if they may change something, or open a WebSocket.
     *
     * @param name the cookie's name
     * @return this
     */
    public GuardedPath cookie(String name) {
        checkNotCompiled();
        this.cookie = name;
        this.header = false;
        return this;
    }

    /**
     * Reads the token from the header or a cookie; a request with both is answered with 400 (RFC 6750 §2).
     *
     * @param name the cookie's name
     * @return this
     */
    public GuardedPath headerOrCookie(String name) {
        checkNotCompiled();
        this.cookie = name;
        this.header = true;
        return this;
    }

    /**
     * Takes one-use tickets of {@code SessionManager.tickets()}, too, from WebSockets of browsers that offer the
     * subprotocol {@code jwt.TICKET} beside that of the application, which never sees it. The cookie of the
     * {@code cookies:} section is not read then; with another one, a request would have two tokens, and be answered
     * with 400.
     *
     * @return this
     */
    public GuardedPath ticket() {
        checkNotCompiled();
        this.ticket = true;
        return this;
    }

    /**
     * Sets further origins whose pages may open WebSockets with a cookie (RFC 6455 §10.2), or send requests of other
     * methods than GET, HEAD, OPTIONS and TRACE. Others are answered with 403. Default: the server's own origin, and
     * those of the {@code cookies:} section.
     *
     * @param origins scheme, host and, unless it is the scheme's default, port, as {@code https://app.example.com}; as
     *     browsers write them
     * @return this
     * @throws IllegalArgumentException if one of them is no origin
     */
    public GuardedPath origins(String... origins) {
        checkNotCompiled();
        CrossOriginCheck.ofOwnOrigin().trusting(List.of(origins));
        this.origins = origins.clone();
        return this;
    }

    /**
     * Redirects browsers that ask for a page to a login page instead of the 401, as {@code loginPage} of the YAML does
     * for resources.
     *
     * @param path the absolute path of the page, without query and fragment. It must not be guarded: see
     *     {@link #except}
     * @return this
     * @throws IllegalArgumentException if it is no such path
     */
    public GuardedPath redirectTo(String path) {
        checkNotCompiled();
        if (!ErrorResponses.isLoginPage(path)) {
            throw new IllegalArgumentException(
                    "redirectTo must be an absolute path of this host without query, as in /login.html");
        }
        this.loginPage = path;
        return this;
    }

    /**
     * Leaves paths open that this one covers.
     *
     * @param paths each {@code /x}, or {@code /x/*} for all below it
     * @return this
     * @throws IllegalArgumentException if one has another form
     */
    public GuardedPath except(String... paths) {
        checkNotCompiled();
        for (String path : paths) {
            exceptions.add(PathPattern.parse(path));
        }
        return this;
    }

    /**
     * Ends the declaration.
     *
     * @throws IllegalArgumentException if it contradicts itself
     */
    void compile() {
        compiled = true;
        exceptions.forEach(exception -> {
            if (!pattern.covers(exception.toString())) {
                throw new IllegalArgumentException(
                        "the exception " + exception + " is not below it; write the whole path");
            }
        });
        if (loginPage != null
                && pattern.matches(loginPage)
                && exceptions.stream().noneMatch(exception -> exception.matchesLiterally(loginPage))) {
            throw new IllegalArgumentException(
                    "redirectTo(\"" + loginPage + "\") is guarded itself; add it to except(…), or move it");
        }
    }

    /** Pages send the configured cookie with everything, and a ticket beside it would be a second token. */
    boolean isHeaderOnly() {
        return onlyHeader || ticket;
    }

    /** What is said after the guards were compiled would have no effect. */
    private void checkNotCompiled() {
        if (compiled) {
            throw new IllegalStateException("guard(\"" + pattern + "\") is in force already; say what it demands in "
                    + "initialize(), before the JwtBundle runs");
        }
    }

    /** The path, as it was given. */
    @Override
    public String toString() {
        return pattern.toString();
    }
}
