package io.github.dropwizardjwt.auth.path;

import io.github.dropwizardjwt.auth.principal.Caller;
import io.github.dropwizardjwt.auth.principal.Principals;
import io.github.dropwizardjwt.auth.requirement.RequestHeaders;
import io.github.dropwizardjwt.auth.requirement.TokenSource;
import io.github.dropwizardjwt.session.Tickets;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenRejectedException;
import java.util.Optional;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Finds and verifies the token of a request for a guarded path.
 *
 * @param tokens verifies it
 * @param principals whom it stands for
 * @param header where it is looked for, unless only a cookie is; null then
 * @param cookie a cookie; null for none
 * @param origins which pages may open WebSockets with the cookie
 * @param tickets redeems tickets; null where none are taken
 */
record PathCredentials(
        TokenManager tokens,
        Principals principals,
        @Nullable TokenSource header,
        @Nullable TokenSource cookie,
        OriginCheck origins,
        @Nullable Tickets tickets) {

    /**
     * Who sent a request.
     *
     * @throws TokenRejectedException if it carries no valid auth token, or several, or a page of another origin opens a
     *     WebSocket
     */
    Caller callerOf(Request request) {
        RequestHeaders headers = name -> request.getHeaders().getValuesList(name);
        boolean upgrade = WebSocketHandshake.isOne(request);
        String inHeader = found(header, headers);
        String inCookie = found(cookie, headers);
        Optional<String> ticket = tickets != null && upgrade ? WebSocketHandshake.ticketOf(request) : Optional.empty();
        if ((inHeader == null ? 0 : 1) + (inCookie == null ? 0 : 1) + (ticket.isPresent() ? 1 : 0) > 1) {
            throw new TokenRejectedException(Reason.SEVERAL_TOKENS);
        }
        if (inCookie != null && upgrade) {
            origins.check(headers);
        }
        return principals.callerOf(
                ticket.isPresent() ? redeemed(ticket.get()) : verified(inHeader == null ? inCookie : inHeader));
    }

    private static @Nullable String found(@Nullable TokenSource source, RequestHeaders headers) {
        if (source == null) {
            return null;
        }
        String text = source.find(headers);
        if (text != null) {
            source.checkForm(text);
        }
        return text;
    }

    /** Rejects refresh tokens, as {@link TokenManager#verify(String)} does. */
    private Token verified(@Nullable String text) {
        if (text == null) {
            throw new TokenRejectedException(Reason.NO_TOKEN);
        }
        return tokens.verify(text);
    }

    private Token redeemed(String ticket) {
        if (tickets == null) {
            throw new IllegalStateException("No tickets are taken here");
        }
        return tickets.redeem(ticket);
    }
}
