package io.github.dropwizardjwt.auth.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * {@code If-Match} and {@code If-None-Match} of a request for a document (RFC 9110 §13.1). One that is malformed is
 * ignored: the document is public, and sending it whole is always right.
 */
final class Precondition {
    /** RFC 9110 §8.8.3, without a comma in the tag, which ours have not. */
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"[^\",]*\"");

    private static final String ANY = "*";

    private Precondition() {}

    /** 200 where the document is sent, otherwise 304 or 412. */
    static int statusOf(HttpServletRequest request, String tag) {
        List<String> wanted = tagsOf(request, "If-Match");
        if (!wanted.isEmpty() && !wanted.contains(ANY) && !wanted.contains(tag)) {
            return HttpServletResponse.SC_PRECONDITION_FAILED;
        }
        List<String> known = tagsOf(request, "If-None-Match");
        return known.contains(ANY) || known.contains(tag) || known.contains("W/" + tag)
                ? HttpServletResponse.SC_NOT_MODIFIED
                : HttpServletResponse.SC_OK;
    }

    private static List<String> tagsOf(HttpServletRequest request, String header) {
        List<String> tags = new ArrayList<>();
        for (String line : Collections.list(request.getHeaders(header))) {
            for (String part : line.split(",", -1)) {
                String tag = part.strip();
                if (!tag.equals(ANY) && !TAG.matcher(tag).matches()) {
                    return List.of();
                }
                tags.add(tag);
            }
        }
        return tags;
    }
}
