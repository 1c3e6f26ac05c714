package io.github.dropwizardjwt.auth.endpoint;

import io.github.dropwizardjwt.session.SessionPage;
import io.github.dropwizardjwt.session.SessionPosition;
import jakarta.ws.rs.BadRequestException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The page of a list that a request asks for. Malformed parameters are answered with 400 and not quoted. Jersey would
 * convert them before the token is verified, and answer with 404.
 */
final class PageQuery {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    private PageQuery() {}

    static int limit(@Nullable String text) {
        if (text == null) {
            return SessionPage.maxSize();
        }
        int limit = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > SessionPage.maxSize()) {
            throw new BadRequestException("limit must be a number from 1 to " + SessionPage.maxSize());
        }
        return limit;
    }

    static @Nullable SessionPosition after(@Nullable String text) {
        try {
            return text == null ? null : SessionPosition.parse(text);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("after must be the next of a page of this list");
        }
    }
}
