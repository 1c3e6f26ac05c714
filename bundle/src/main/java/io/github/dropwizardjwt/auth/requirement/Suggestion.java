package io.github.dropwizardjwt.auth.requirement;

import java.util.Collection;
import java.util.Comparator;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Suggests a name that exists for one that does not. */
public final class Suggestion {
    private Suggestion() {}

    /**
     * The end of a message about an unknown name.
     *
     * @param unknown the unknown name
     * @param known the names that exist
     * @param none what the message says where there are none
     * @return a question with the most similar name, or what to say where there are none; begins with a semicolon
     */
    public static String of(String unknown, Collection<String> known, String none) {
        return known.stream()
                .min(Comparator.<String, Integer>comparing(
                                name -> LevenshteinDistance.getDefaultInstance().apply(unknown, name))
                        .thenComparing(Comparator.naturalOrder()))
                .map(nearest -> "; did you mean \"" + nearest + "\"?")
                .orElse("; " + none);
    }
}
