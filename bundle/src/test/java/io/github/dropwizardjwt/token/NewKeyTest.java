package io.github.dropwizardjwt.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.KeySource;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.key.VerificationKey;
import io.github.dropwizardjwt.support.Members;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.support.TestKeys;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tokens signed with a key that their issuer has published a moment ago. */
class NewKeyTest {
    private static final SigningKey FORMER = TestKeys.signing(Algorithm.HS256, "former");
    private static final SigningKey NEW = TestKeys.signing(Algorithm.HS256, "new");

    private static final SigningKey REPLACEMENT = secret("replacement");

    private final List<String> lookedFor = new ArrayList<>();
    private final TokenManager manager = TokenManager.builder(Sample.ISSUER, new Publisher())
            .clock(new SettableClock(Sample.NOW))
            .build();

    @Test
    void looksForTheKeyThatItDoesNotKnow() {
        String token =
                Sample.builder(KeySet.signing(NEW)).build().authToken("alice").signed();

        assertThat(manager.verify(token).subject()).isEqualTo("alice");
        assertThat(lookedFor).containsExactly("new HS256");
    }

    @Test
    void looksForNoKeyThatItKnows() {
        String known = Sample.builder(KeySet.signing(FORMER))
                .build()
                .authToken("alice")
                .signed();

        assertThat(Sample.rejection(manager, known)).isNull();
        assertThat(lookedFor).isEmpty();
    }

    @Test
    void looksForTheOnlyKeyOfAnAlgorithmThatItDoesNotKnow() {
        String nameless = Sample.withHeader(Members.header().with("alg", "\"HS512\""));

        assertThat(Sample.rejection(manager, nameless)).isEqualTo(Reason.WRONG_ALGORITHM);
        assertThat(lookedFor).containsExactly("null HS512");
    }

    @Test
    void looksOnceForTheKeyThatReplacedAnother() {
        assertThat(manager.verify(signedWith(REPLACEMENT)).subject()).isEqualTo("alice");
        assertThat(lookedFor).containsExactly("instead of former");
        assertThat(Sample.rejection(manager, signedWith(secret("third")))).isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(lookedFor).containsExactly("instead of former", "instead of former");
    }

    /** Keys that are not fetched. */
    @Test
    void aBadSignatureStaysOneWhereNoKeyIsReplaced() {
        TokenManager settled = Sample.builder(KeySet.signing(FORMER)).build();

        assertThat(Sample.rejection(settled, signedWith(REPLACEMENT))).isEqualTo(Reason.BAD_SIGNATURE);
    }

    private static String signedWith(SigningKey key) {
        return Sample.builder(KeySet.signing(key)).build().authToken("alice").signed();
    }

    private static SigningKey secret(String text) {
        byte[] secret =
                Hashing.sha256().hashString(text, StandardCharsets.UTF_8).asBytes();
        return SigningKey.ofSecret(Algorithm.HS256, secret, "former");
    }

    private final class Publisher implements KeySource {
        @Override
        public KeySet current() {
            return KeySet.signing(FORMER);
        }

        @Override
        public KeySet refreshFor(@Nullable String id, Algorithm algorithm) {
            lookedFor.add(id + " " + algorithm);
            return KeySet.signing(
                    FORMER, TestKeys.signing(Algorithm.HS256, "new").verificationKey());
        }

        @Override
        public KeySet refreshAfterBadSignature(VerificationKey tried) {
            lookedFor.add("instead of " + tried.id());
            return KeySet.signing(REPLACEMENT);
        }
    }
}
