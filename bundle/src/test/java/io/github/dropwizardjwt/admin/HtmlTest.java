package io.github.dropwizardjwt.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class HtmlTest {
    private static final String START = "<!DOCTYPE html>\n";

    @Test
    void escapesTextAndAttributes() {
        String attack = "<script>alert('1')</script> & \"x\" onload=1";
        String shown = "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;x&quot; onload=1";

        assertThat(new Html().element("p", attack, "title", attack).toString())
                .isEqualTo(START + "<p title=\"" + shown + "\">" + shown + "</p>");
    }

    @Test
    void replacesWhatIsNotShown() {
        assertThat(new Html().text("a\u0000b\nc\u202Ed\u0085").toString())
                .isEqualTo(START + "a\uFFFDb\uFFFDc\uFFFDd\uFFFD");
    }

    @Test
    void closesWhatWasOpenedLast() {
        Html html = new Html().open("div", "class", "a").open("p").text("x").close();

        assertThat(html.time(Instant.parse("2026-11-29T14:00:32.5Z")).close().toString())
                .isEqualTo(START + "<div class=\"a\"><p>x</p>\n<time datetime=\"2026-11-29T14:00:32.500Z\">"
                        + "2026-11-29 14:00:32 UTC</time></div>\n");
    }

    @Test
    void rejectsStylesheetThatCouldEndItself() {
        assertThatThrownBy(() -> new Html().style("p{}</style><script>"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A stylesheet must not contain <, which could end it");
    }
}
