package io.github.dropwizardjwt.admin;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Writes the page.
 *
 * @param service the name of the service
 * @param css its stylesheet
 * @param sections its parts
 */
record Page(String service, String css, List<Section> sections) {
    /** Copies the list. */
    Page {
        sections = List.copyOf(sections);
    }

    /**
     * The document.
     *
     * @param path the path of the page, for its links
     * @param now the time that it shows
     */
    String write(String path, Instant now) {
        Html html = new Html().open("html", "lang", "en").open("head").empty("meta", "charset", "utf-8");
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .element("title", "JSON Web Tokens of " + service)
                .style(css)
                .close()
                .open("body")
                .element("a", "Skip to the content", "class", "skip", "href", "#content");
        header(html, path, now);
        html.open("main", "id", "content", "tabindex", "-1");
        for (Section section : sections) {
            html.open("section", "id", anchor(section), "aria-labelledby", anchor(section) + "-title")
                    .element("h2", section.title(), "id", anchor(section) + "-title");
            section.write(html, now);
            html.close();
        }
        return html.close().close().close().toString();
    }

    private void header(Html html, String path, Instant now) {
        html.open("header")
                .element("h1", "JSON Web Tokens of " + service)
                .open("p")
                .text("This node at ")
                .time(now)
                .close()
                .open("nav", "aria-label", "Page")
                .open("ul");
        for (Section section : sections) {
            link(html, section.title(), "#" + anchor(section));
        }
        link(html, "Only the routes", path + "/routes");
        link(html, "Reload", path);
        html.close().close().close();
    }

    private static void link(Html html, String text, String target) {
        html.open("li").element("a", text, "href", target).close();
    }

    private static String anchor(Section section) {
        return section.title().toLowerCase(Locale.ROOT);
    }
}
