package io.github.dropwizardjwt.key.remote;

import com.google.common.base.Splitter;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The content coding of an answer (RFC 9110 §8.4): none or gzip. None was asked for, but some servers and proxies compress
 * whatever they send.
 */
final class ContentCoding {
    private static final Set<String> GZIP = Set.of("gzip", "x-gzip");
    private static final int LONGEST_NAME = 40;

    private ContentCoding() {}

    /**
     * The content as it was before it was coded.
     *
     * @param maximumBytes how many bytes it may have
     * @param excess how it fails where there are more
     * @throws FetchFailedException if it is in another coding, in several, broken, or too large
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

    /** Up to 40 characters, and none that a name of a coding does not have. */
    private static String shown(List<String> codings) {
        String names = codings.stream()
                .map(coding -> coding.replaceAll("[^a-z0-9_.+-]", "?"))
                .collect(Collectors.joining(", "));
        return names.substring(0, Math.min(names.length(), LONGEST_NAME));
    }
}
