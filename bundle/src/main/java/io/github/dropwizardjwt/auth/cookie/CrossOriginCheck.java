package io.github.dropwizardjwt.auth.cookie;

import io.github.dropwizardjwt.auth.requirement.RequestHeaders;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.TokenRejectedException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Rejects requests that pages of other origins have caused (RFC 10017 §6.1.3.3): browsers send cookies with them. Not
 * even {@code SameSite=Strict} keeps a browser from sending cookies with requests of a sibling domain, so that
 * {@code Sec-Fetch-Site: same-site} is not enough. Immutable.
 */
public final class CrossOriginCheck {
    /**
     * A header that a client other than a browser sends, with any value, where it uses cookies. Pages of other origins
     * cannot set it without a preflight request, which is not granted.
     */
    static final String NO_BROWSER = "X-JWT-CSRF";

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    /** {@code none}: the user has entered the address, or reloads the page. */
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private static final CrossOriginCheck OWN_ORIGIN = new CrossOriginCheck(Set.of());

    private final Set<Origin> trusted;

    private CrossOriginCheck(Set<Origin> trusted) {
        this.trusted = Set.copyOf(trusted);
    }

    /** {@return a check that admits requests of the server's own origin only} */
    public static CrossOriginCheck ofOwnOrigin() {
        return OWN_ORIGIN;
    }

    /**
     * A check that admits requests of further origins.
     *
     * @param origins the origins, as browsers write them: {@code https://app.example.com}
     * @return the check
     * @throws IllegalArgumentException if one of them is no origin
     */
    public CrossOriginCheck trusting(Collection<String> origins) {
        Set<Origin> all = new HashSet<>(trusted);
        origins.forEach(origin -> all.add(Origin.trusted(origin)));
        return new CrossOriginCheck(all);
    }

    /**
     * Whether a request of this method changes nothing (RFC 9110 §9.2.1), so that it need not be checked.
     *
     * @param method the HTTP method
     * @return whether it is GET, HEAD, OPTIONS or TRACE
     */
    public static boolean isSafe(String method) {
        return SAFE_METHODS.contains(method);
    }

    /**
     * Checks who has caused a request.
     *
     * @param headers its headers
     * @param own the server's own origin, asked for only if it counts
     * @throws TokenRejectedException with {@link Reason#CROSS_ORIGIN} unless it was caused by a page of the server's
     *     own origin or a trusted one, or by no page
     */
    public void check(RequestHeaders headers, Supplier<Origin> own) {
        if (!isAdmitted(headers, own)) {
            throw new TokenRejectedException(Reason.CROSS_ORIGIN);
        }
    }

    private boolean isAdmitted(RequestHeaders headers, Supplier<Origin> own) {
        List<String> origins = values(headers, "Origin");
        List<String> sites = values(headers, "Sec-Fetch-Site");
        if (origins.size() > 1 || sites.size() > 1) {
            return false;
        }
        Optional<Origin> origin = origins.stream().findFirst().flatMap(Origin::parse);
        if (origin.filter(trusted::contains).isPresent()) {
            return true;
        }
        if (!sites.isEmpty()) {
            return OWN_SITES.contains(sites.get(0));
        }
        if (!origins.isEmpty()) {
            return origin.filter(own.get()::equals).isPresent();
        }
        // Browsers send one of the two with every request that changes something; other clients say that they are none.
        return !values(headers, NO_BROWSER).isEmpty();
    }

    private static List<String> values(RequestHeaders headers, String name) {
        @Nullable List<String> values = headers.values(name);
        return values == null ? List.of() : values;
    }
}
