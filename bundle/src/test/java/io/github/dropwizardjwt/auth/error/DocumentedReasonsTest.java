package io.github.dropwizardjwt.auth.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.token.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/reasons.md has each reason, in its order and with its status. */
class DocumentedReasonsTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| (\\d+) \\| .+ \\| .+ \\|$");

    @Test
    void pageHasAllReasonsWithTheirStatus() throws IOException {
        String page = Files.readString(Path.of("../docs/reasons.md"));

        assertThat(ROW.matcher(page).results().map(row -> row.group(1) + " " + row.group(2)))
                .containsExactlyElementsOf(Arrays.stream(Reason.values())
                        .map(reason ->
                                reason + " " + BearerError.of(reason).status().getStatusCode())
                        .toList());
    }
}
