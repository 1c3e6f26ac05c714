package io.github.dropwizardjwt.key.remote;

import com.google.common.base.Splitter;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decodes the content coding of a response (RFC 9110 §8.4): none or gzip. None was requested, but some servers and
 * proxies compress every response.
 */
final class ContentCoding {
    private static final Set<String> GZIP = Set.of("gzip", "x-gzip");
    private static final int MAX_NAME_LENGTH = 40;

    private ContentCoding() {}

    /**
     * Decodes a body.
     *
     * @param maximumBytes the most bytes that may result
     * @param excess the message of the failure if there are more
     * @throws FetchFailedException if the coding is another one, or there are several, or the body is malformed or too
     *     large
     */
    static byte[] decode(HttpHeaders headers, byte[] body, int maximumBytes, String excess)
            throws FetchFailedException {
        List<String> codings = Splitter.on(',')
                .trimResults()
                .omitEmptyStrings()
                .splitToStream(String.join(",", headers.allValues("Content-Encoding")))
                .map(coding -> coding.toLowerCase(Locale.ROOT))
                .filter(coding -> !coding.equals("identity"))
                .toList();
        if (codings.isEmpty()) {
            return body;
        }
        if (codings.size() > 1 || !GZIP.contains(codings.get(0))) {
            throw new FetchFailedException(
                    "answered in the Content-Encoding " + shown(codings) + ", and only gzip is understood");
        }
        return Gzip.unpack(body, maximumBytes, excess);
    }

    /** At most 40 characters, and only those of names of codings. */
    private static String shown(List<String> codings) {
        String names = codings.stream()
                .map(coding -> coding.replaceAll("[^a-z0-9_.+-]", "?"))
                .collect(Collectors.joining(", "));
        return names.substring(0, Math.min(names.length(), MAX_NAME_LENGTH));
    }
}
