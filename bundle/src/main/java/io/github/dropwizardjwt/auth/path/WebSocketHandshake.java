package io.github.dropwizardjwt.auth.path;

import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;

/** What guards must know of a request that opens a WebSocket. */
final class WebSocketHandshake {
    private static final String TICKET = "jwt.";

    private WebSocketHandshake() {}

    /**
     * Whether a request may open one: with a header in HTTP/1.1 (RFC 6455 §4.1), by CONNECT in HTTP/2 (RFC 8441 §4).
     * Clients offer HTTP/2 with that header, too.
     */
    static boolean isOne(Request request) {
        return HttpMethod.CONNECT.is(request.getMethod())
                || request.getHeaders().getValuesList(HttpHeader.UPGRADE).stream()
                        .anyMatch(
                                protocols -> protocols.toLowerCase(Locale.ROOT).contains("websocket"));
    }

    /** The tickets that are offered as subprotocols. */
    static List<String> ticketsOf(Request request) {
        return offered(request).stream()
                .filter(protocol -> protocol.startsWith(TICKET))
                .map(protocol -> protocol.substring(TICKET.length()))
                .toList();
    }

    /** The request without tickets, which endpoints may log or select. */
    static Request withoutTicket(Request request) {
        if (!request.getHeaders().contains(HttpHeader.SEC_WEBSOCKET_SUBPROTOCOL)) {
            return request;
        }
        List<String> others = offered(request).stream()
                .filter(protocol -> !protocol.startsWith(TICKET))
                .toList();
        if (others.size() == offered(request).size()) {
            return request;
        }
        HttpFields.Mutable headers = HttpFields.build(request.getHeaders());
        headers.remove(HttpHeader.SEC_WEBSOCKET_SUBPROTOCOL);
        if (!others.isEmpty()) {
            headers.put(HttpHeader.SEC_WEBSOCKET_SUBPROTOCOL, String.join(", ", others));
        }
        HttpFields without = headers.asImmutable();
        return new Request.Wrapper(request) {
            @Override
            public HttpFields getHeaders() {
                return without;
            }
        };
    }

    private static List<String> offered(Request request) {
        return request.getHeaders().getCSV(HttpHeader.SEC_WEBSOCKET_SUBPROTOCOL, false);
    }
}
