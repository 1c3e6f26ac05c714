package io.github.dropwizardjwt.example.reference;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The description of a Javadoc comment, in Markdown: its first paragraph. A sentence {@code Default: …} says what holds
 * without the setting, up to a semicolon, and {@code Required} that it cannot be left out.
 *
 * @param text the paragraph, in one line
 */
record Comment(String text) {
    static final Comment NONE = new Comment("");

    private static final Pattern SENTENCES = Pattern.compile("(?<=\\.) (?=[A-Z`0-9])");
    private static final String DEFAULT = "Default: ";
    private static final String REQUIRED = "Required";

    /** Bounds and nothing else, which the type of the setting has, too. */
    private static final Predicate<String> BOUNDS = Pattern.compile(
                    "((At (most|least)|From) )?\\d[\\d,]* ?\\w*( at most| to \\d+ ?\\w*)?\\.")
            .asMatchPredicate();

    /** What is said, without what {@link #fallback} and {@link #isRequired} say. */
    String meaning() {
        return sentences().flatMap(Comment::rest).collect(Collectors.joining(" "));
    }

    /** What holds without the setting; empty where the comment does not say it. */
    String fallback() {
        return sentences()
                .filter(sentence -> sentence.startsWith(DEFAULT))
                .map(sentence -> clauses(sentence).get(0).substring(DEFAULT.length()))
                .findFirst()
                .orElse("");
    }

    boolean isRequired() {
        return sentences().anyMatch(Comment::saysRequired);
    }

    private Stream<String> sentences() {
        return text.isEmpty() ? Stream.of() : SENTENCES.splitAsStream(text);
    }

    private static Stream<String> rest(String sentence) {
        if (sentence.equals("Not thread-safe.")) {
            return Stream.of();
        }
        if (!sentence.startsWith(DEFAULT) && !saysRequired(sentence)) {
            return Stream.of(sentence);
        }
        return clauses(sentence).stream()
                .skip(1)
                .map(clause -> Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + ".")
                .filter(BOUNDS.negate());
    }

    private static boolean saysRequired(String sentence) {
        return clauses(sentence).get(0).equals(REQUIRED);
    }

    private static List<String> clauses(String sentence) {
        return List.of(sentence.replaceFirst("\\.$", "").split("; ", 2));
    }
}
