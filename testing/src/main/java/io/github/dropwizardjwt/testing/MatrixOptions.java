package io.github.dropwizardjwt.testing;

import io.github.dropwizardjwt.auth.route.Route;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Options of {@link JwtTest#closed(java.util.function.Consumer)}. A route is named as in the list of routes, verb and
 * path template: {@code GET /users/{username}}. Not thread-safe.
 */
public final class MatrixOptions {
    private final TestedService service;
    private final Map<String, String> params = new LinkedHashMap<>();
    private final Map<String, String> bodies = new LinkedHashMap<>();
    private final Map<String, String> exceptions = new LinkedHashMap<>();
    private final Map<String, TestToken> holders = new LinkedHashMap<>();
    private final Map<String, TestToken> unknown = new LinkedHashMap<>();
    private final List<Header> headers = new ArrayList<>();
    private @Nullable TestToken holder;
    private @Nullable URI address;
    private @Nullable String realm;
    private @Nullable String stranger;
    private String prefix = "";
    private boolean areUnsafeControlled;

    MatrixOptions(TestedService service) {
        this.service = service;
    }

    /**
     * Sets the value of a path parameter, in all routes that have one of this name. Default: the subject where the rule
     * compares it, else a text that the parameter's pattern accepts, {@code 1} in most cases.
     *
     * @param name the parameter's name
     * @param value its value, not encoded
     * @return this
     */
    public MatrixOptions param(String name, String value) {
        params.put(name, value);
        return this;
    }

    /**
     * Sets the body of a route's requests. Default: none.
     *
     * @param route the route
     * @param body the body, of the first type that the route consumes, or JSON
     * @return this
     */
    public MatrixOptions body(String route, String body) {
        bodies.put(route, body);
        return this;
    }

    /**
     * Adds a header to all requests.
     *
     * @param name the header's name, not one that carries tokens
     * @param value its value
     * @return this
     */
    public MatrixOptions header(String name, String value) {
        headers.add(new Header(name, value));
        return this;
    }

    /**
     * Leaves out a route, or one case of it: {@code except("POST /pay", "calls a bank")}, {@code except("GET /x:
     * expired", "…")}. It is shown as skipped, with the reason.
     *
     * @param route the route, or after a colon and a space one of its cases
     * @param reason why
     * @return this
     * @throws IllegalArgumentException if the reason is blank
     */
    public MatrixOptions except(String route, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("Say why " + route + " is left out");
        }
        exceptions.put(route, reason);
        return this;
    }

    /**
     * Tests only routes below a path.
     *
     * @param prefix what their paths begin with
     * @return this
     */
    public MatrixOptions only(String prefix) {
        this.prefix = prefix;
        return this;
    }

    /**
     * Sends the requests that must be admitted also where the method changes something: all but {@code GET},
     * {@code HEAD} and {@code OPTIONS}. Default: these are shown as skipped.
     *
     * @return this
     */
    public MatrixOptions controlsOnUnsafeMethods() {
        areUnsafeControlled = true;
        return this;
    }

    /**
     * Says who passes the application's own look-ups and checks. Default: {@code alice}.
     *
     * @param subject a subject whom the application knows
     * @return this
     */
    public MatrixOptions as(String subject) {
        return as(new TestToken(service.mint(), subject));
    }

    /**
     * Says who passes the application's own look-ups and checks, with a token that has what these ask for. What the
     * rules of the routes ask for is added to it. Its issuer may be a {@link TestIssuer}.
     *
     * @param token the token
     * @return this
     */
    public MatrixOptions as(TestToken token) {
        holder = token;
        return this;
    }

    /**
     * The same for one route.
     *
     * @param route the route
     * @param token the token
     * @return this
     */
    public MatrixOptions as(String route, TestToken token) {
        holders.put(route, token);
        return this;
    }

    /**
     * Says who meets no rule unless an override waives it. Default: {@code somebody-else}, and checks are not tested.
     *
     * @param subject another subject than that of {@code as}, whom the application knows, and its checks reject
     * @return this
     */
    public MatrixOptions stranger(String subject) {
        stranger = subject;
        return this;
    }

    /**
     * Says whom a route looks up and does not find: with a valid token of this subject, it must answer 401. Default:
     * look-ups are not tested, since the list of routes does not say which routes have one.
     *
     * @param route a route into which a principal of the application is injected
     * @param token the token of a subject whom the application does not know, with what its checks ask for. What the
     *     rule of the route asks for is added to it
     * @return this
     */
    public MatrixOptions unknown(String route, TestToken token) {
        unknown.put(route, token);
        return this;
    }

    /**
     * Sets the realm that challenges must have, where the application sets another one than its configuration.
     *
     * @param name the realm
     * @return this
     */
    public MatrixOptions realm(String name) {
        realm = name;
        return this;
    }

    /**
     * Sets where requests go. Default: the first connector of the application.
     *
     * @param uri an address without a path
     * @return this
     */
    public MatrixOptions at(URI uri) {
        address = uri;
        return this;
    }

    Optional<String> param(String name) {
        return Optional.ofNullable(params.get(name));
    }

    Optional<String> body(Route route) {
        return Optional.ofNullable(bodies.get(name(route)));
    }

    List<Header> headers() {
        return List.copyOf(headers);
    }

    Optional<String> reasonToSkip(String routeOrCase) {
        return Optional.ofNullable(exceptions.get(routeOrCase));
    }

    boolean isWanted(Route route) {
        return route.path().startsWith(prefix);
    }

    boolean areUnsafeControlled() {
        return areUnsafeControlled;
    }

    TestToken holder(Route route) {
        TestToken own = holders.get(name(route));
        TestToken all = holder;
        if (own != null) {
            return own;
        }
        return all == null ? new TestToken(service.mint(), "alice") : all;
    }

    Optional<TestToken> unknown(Route route) {
        return Optional.ofNullable(unknown.get(name(route)));
    }

    boolean isStrangerNamed() {
        return stranger != null;
    }

    String stranger() {
        return stranger == null ? "somebody-else" : stranger;
    }

    String realm() {
        return realm == null ? service.realm() : realm;
    }

    URI address() {
        return address == null ? service.address() : address;
    }

    /** The routes that options name. */
    List<String> namedRoutes() {
        List<String> names = new ArrayList<>(bodies.keySet());
        names.addAll(holders.keySet());
        names.addAll(unknown.keySet());
        return names;
    }

    /** The routes and cases that are left out. */
    List<String> exceptions() {
        return List.copyOf(exceptions.keySet());
    }

    static String name(Route route) {
        return route.verb() + " " + route.path();
    }
}
