package io.github.dropwizardjwt.auth;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rejects a {@code Content-Type} whose parameter {@code q} is not a weight. Jersey reads it as one and fails with 500
 * and a stack trace while it looks for the resource method, before any guard. Other parameters are ignored.
 */
@PreMatching
final class ContentTypeFilter implements ContainerRequestFilter {
    /** RFC 9110 §12.4.2. */
    private static final Pattern WEIGHT = Pattern.compile("0(\\.\\d{0,3})?|1(\\.0{0,3})?");

    @Override
    public void filter(ContainerRequestContext request) {
        String text = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        // Nearly all requests have none, or one without parameters.
        if (text != null && text.indexOf(';') >= 0 && !isWeight(weight(text))) {
            throw new BadRequestException("Content-Type has a parameter q that is no weight");
        }
    }

    private static boolean isWeight(@Nullable String q) {
        return q == null || WEIGHT.matcher(q).matches();
    }

    private static @Nullable String weight(String contentType) {
        try {
            return MediaType.valueOf(contentType).getParameters().get("q");
        } catch (IllegalArgumentException e) {
            // Jersey rejects it.
            return null;
        }
    }
}
