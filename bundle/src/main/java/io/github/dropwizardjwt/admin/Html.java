package io.github.dropwizardjwt.admin;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes a document of HTML. Names of elements and attributes are constants of the code; all other text is escaped, so
 * that it is shown as it is and never read as markup. Not thread-safe.
 */
final class Html {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private final StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element; attributes are names, each followed by its value. */
    Html open(String element, String... attributes) {
        start(element, attributes);
        open.push(element);
        return this;
    }

    /** Closes the element that was opened last. */
    Html close() {
        out.append("</").append(open.pop()).append(">\n");
        return this;
    }

    /** An element with nothing but text in it. */
    Html element(String element, String text, String... attributes) {
        start(element, attributes);
        text(text);
        out.append("</").append(element).append('>');
        return this;
    }

    /** An element that has no end tag, as {@code meta}. */
    Html empty(String element, String... attributes) {
        start(element, attributes);
        return this;
    }

    /** A time in UTC, to the second. */
    Html time(Instant time) {
        return element("time", TIME.format(time), "datetime", time.toString());
    }

    /** The one text that is not escaped, since browsers do not unescape it. */
    Html style(String css) {
        if (css.indexOf('<') >= 0) {
            throw new IllegalArgumentException("A stylesheet must not contain <, which could end it");
        }
        out.append("<style>").append(css).append("</style>");
        return this;
    }

    Html text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(isShown(c) ? c : '\uFFFD');
            }
        }
        return this;
    }

    /** Neither a control character nor one that changes the direction of the text around it. */
    private static boolean isShown(char c) {
        return !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT;
    }

    private void start(String element, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            text(attributes[i + 1]);
            out.append('"');
        }
        out.append('>');
    }

    /** The document. */
    @Override
    public String toString() {
        return out.toString();
    }
}
