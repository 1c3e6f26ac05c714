package io.github.dropwizardjwt.auth.error;

import com.google.common.base.Splitter;
import io.github.dropwizardjwt.auth.requirement.RequestHeaders;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a request accepts (RFC 9110 §12.5.1).
 *
 * @param types the types of its {@code Accept} header; empty where it has none, or none that can be read
 */
record AcceptedTypes(List<MediaType> types) {
    /** A weight of zero (RFC 9110 §12.4.2). */
    private static final Pattern NOT_ACCEPTABLE = Pattern.compile("0(\\.0*)?");

    private static final AcceptedTypes UNKNOWN = new AcceptedTypes(List.of());

    static AcceptedTypes of(ContainerRequestContext request) {
        try {
            return new AcceptedTypes(request.getAcceptableMediaTypes());
        } catch (RuntimeException e) {
            // An Accept header that Jersey cannot read.
            return UNKNOWN;
        }
    }

    static AcceptedTypes of(RequestHeaders headers) {
        List<String> values = headers.values(HttpHeaders.ACCEPT);
        if (values == null) {
            return UNKNOWN;
        }
        try {
            return new AcceptedTypes(values.stream()
                    .flatMap(value ->
                            Splitter.on(',').trimResults().omitEmptyStrings().splitToStream(value))
                    .map(MediaType::valueOf)
                    .toList());
        } catch (RuntimeException e) {
            return UNKNOWN;
        }
    }

    /** Whether this very type is accepted; wildcards do not name it. */
    boolean name(MediaType asked) {
        return types.stream()
                .anyMatch(type -> type.getType().equalsIgnoreCase(asked.getType())
                        && type.getSubtype().equalsIgnoreCase(asked.getSubtype())
                        && !NOT_ACCEPTABLE
                                .matcher(type.getParameters().getOrDefault("q", "1"))
                                .matches());
    }
}
