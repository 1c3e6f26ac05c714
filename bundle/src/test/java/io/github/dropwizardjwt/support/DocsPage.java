package io.github.dropwizardjwt.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A page of the documentation, or a section of one.
 *
 * @param text its Markdown
 */
public record DocsPage(String text) {
    /** The page of this file below {@code docs}. */
    public static DocsPage named(String file) throws IOException {
        return new DocsPage(Files.readString(Path.of("../docs", file)));
    }

    /** The blocks of code in a language, in their order. */
    public List<String> blocks(String language) {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    /**
     * Checks that the page has this many blocks of Java, and the source of a test each of them, but for white space.
     */
    public void assertJavaIsIn(Class<?> test, int blocks) throws IOException {
        String source = withoutBlanks(
                Files.readString(Path.of("src/test/java", test.getName().replace('.', '/') + ".java")));

        assertThat(blocks("java"))
                .hasSize(blocks)
                .allSatisfy(block -> assertThat(source).contains(withoutBlanks(block)));
    }

    private static String withoutBlanks(String text) {
        return text.replaceAll("\\s", "");
    }
}
