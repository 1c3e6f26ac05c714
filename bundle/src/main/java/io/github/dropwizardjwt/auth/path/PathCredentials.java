package io.github.dropwizardjwt.auth.path;

import io.github.dropwizardjwt.auth.cookie.CookieGuard;
import io.github.dropwizardjwt.auth.cookie.CrossOriginCheck;
import io.github.dropwizardjwt.auth.cookie.Origin;
import io.github.dropwizardjwt.auth.requirement.RequestHeaders;
import io.github.dropwizardjwt.auth.requirement.TokenSource;
import io.github.dropwizardjwt.auth.route.Clause;
import io.github.dropwizardjwt.auth.route.Demand;
import io.github.dropwizardjwt.session.Tickets;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Finds the credentials of a request for a guarded path: a token or a ticket.
 *
 * @param tokens verifies the token
 * @param header where it is looked for, unless only a cookie is; null then
 * @param cookie a cookie; null for none
 * @param cookies checks what comes with cookies
 * @param origins which pages may send requests with the cookie
 * @param tickets redeems tickets; null where none are taken
 */
record PathCredentials(
        TokenManager tokens,
        @Nullable TokenSource header,
        @Nullable TokenSource cookie,
        CookieGuard cookies,
        CrossOriginCheck origins,
        @Nullable Tickets tickets) {

    /**
     * The credentials of a request, not verified yet.
     *
     * @throws TokenRejectedException if it carries none, several or malformed ones, or one in a cookie that a page of
     *     another origin had the browser send
     */
    Presented of(Request request, RequestHeaders headers) {
        boolean opensWebSocket = WebSocketHandshake.isOne(request);
        List<Presented> found = new ArrayList<>(1);
        find(header, headers, found);
        boolean inHeader = !found.isEmpty();
        find(cookie, headers, found);
        boolean inCookie = !inHeader && !found.isEmpty();
        if (opensWebSocket && tickets != null) {
            WebSocketHandshake.ticketsOf(request).forEach(ticket -> found.add(new Presented(ticket, tickets::redeem)));
        }
        if (found.isEmpty()) {
            throw new TokenRejectedException(Reason.NO_TOKEN);
        }
        if (found.size() > 1) {
            throw new TokenRejectedException(Reason.SEVERAL_TOKENS);
        }
        // No page of another origin can set the header, or knows a ticket.
        return inCookie
                ? inCookie(found.get(0).text(), methodOf(request, opensWebSocket), headers, () -> originOf(request))
                : found.get(0);
    }

    /**
     * A token that a request carries in the cookie.
     *
     * @param method the HTTP method; CONNECT for a WebSocket
     * @param own the origin of the server
     * @throws TokenRejectedException if a page of another origin had the browser send it
     */
    Presented inCookie(String text, String method, RequestHeaders headers, Supplier<Origin> own) {
        if (CrossOriginCheck.isSafe(method)) {
            return new Presented(text, tokens::verify);
        }
        origins.check(headers, own);
        if (HttpMethod.CONNECT.is(method)) {
            return new Presented(text, tokens::verify); // Browsers set no header of a WebSocket.
        }
        return new Presented(text, signed -> {
            Token token = tokens.verify(signed);
            cookies.checkCsrfToken(headers, token);
            return token;
        });
    }

    /** A WebSocket is not safe, though it is opened with GET: browsers let pages of all origins read what it sends. */
    private static String methodOf(Request request, boolean opensWebSocket) {
        return opensWebSocket ? HttpMethod.CONNECT.asString() : request.getMethod();
    }

    private static Origin originOf(Request request) {
        return Origin.of(
                request.getHttpURI().getScheme(), Request.getServerName(request), Request.getServerPort(request));
    }

    /** All places of a token; tickets are none. */
    TokenSource source() {
        TokenSource either = header == null ? cookie : header;
        if (either == null) {
            throw new IllegalStateException("Neither header nor cookie");
        }
        return cookie == null || header == null ? either : header.or(cookie);
    }

    /** What is demanded, for people and tools. */
    Demand demand(List<Clause> clauses) {
        return new Demand(
                TokenType.AUTH,
                header == null ? Optional.empty() : header.headerName(),
                cookie == null ? Optional.empty() : cookie.cookieName(),
                false,
                clauses,
                List.of());
    }

    private void find(@Nullable TokenSource source, RequestHeaders headers, List<Presented> found) {
        String text = source == null ? null : source.find(headers);
        if (source != null && text != null) {
            source.checkForm(text);
            // Auth tokens only: refresh tokens are rejected.
            found.add(new Presented(text, tokens::verify));
        }
    }
}
