package io.github.dropwizardjwt.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.CollidingNames;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Headers are read before a signature is checked: nothing of them may stay behind in what all parsers share. */
class NameTableTest {
    @Test
    void unsignedHeadersDoNotMakeGoodTokensFail() {
        TokenManager manager = Sample.manager();
        List<String> good = CollidingNames.newNames(400)
                .map(name -> manager.authToken("alice", null, Map.of(name, 1)).signed())
                .toList();
        for (int i = 0; i < 50; i++) {
            assertThat(manager.isValid(CollidingNames.unsignedToken())).isFalse();
        }
        assertThat(good).allMatch(manager::isValid);
    }
}
