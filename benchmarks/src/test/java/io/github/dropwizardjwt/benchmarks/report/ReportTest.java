package io.github.dropwizardjwt.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.benchmarks.results.Results;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page shows what was measured. */
class ReportTest {
    private static final Path DOCS = Path.of("../docs");

    @Test
    void pageAndChartsAreMadeFromTheResults() throws Exception {
        Map<String, String> files = Report.files(new Results(Path.of("results")));
        files.forEach((name, content) -> assertThat(DOCS.resolve(name)).hasContent(content));
    }

    @Test
    void replacesFiguresAndKeepsWords() {
        String page = "before\n<!-- figures: a -->\n\nold $1\n\n<!-- end -->\nafter";
        assertThat(Document.fill(page, Map.of("a", "new $2")))
                .isEqualTo("before\n<!-- figures: a -->\n\nnew $2\n\n<!-- end -->\nafter");
    }

    @Test
    void rejectsPlacesWithoutFigures() {
        assertThatThrownBy(() -> Document.fill("<!-- figures: b -->\n<!-- end -->", Map.of("a", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no figures b");
    }
}
