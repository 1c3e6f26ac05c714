package io.github.dropwizardjwt.benchmarks.library;

import io.github.dropwizardjwt.benchmarks.sample.Jca;
import io.github.dropwizardjwt.benchmarks.sample.Keys;
import io.github.dropwizardjwt.benchmarks.sample.Sample;
import io.github.dropwizardjwt.key.Algorithm;
import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.security.SignatureException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The signature and its base64url, and nothing else: the lower bound for every library. */
record JcaAlone(@Nullable Provider provider) implements Library {
    static JcaAlone withoutProvider() {
        return new JcaAlone(null);
    }

    static JcaAlone withCorretto() {
        return new JcaAlone(Corretto.provider());
    }

    @Override
    public Verifier verifier(Keys keys) {
        Jca.Check check = new Jca(keys, provider).check();
        return token -> {
            int dot = token.lastIndexOf('.');
            byte[] input = token.substring(0, dot).getBytes(StandardCharsets.ISO_8859_1);
            byte[] signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
            if (!check.holds(input, signature)) {
                throw new SignatureException("The signature is another's");
            }
            return input;
        };
    }

    @Override
    public Issuer issuer(Keys keys) {
        Jca.Signer signer = new Jca(keys, provider).signer();
        String input = Sample.good(keys.algorithm()).signingInput();
        byte[] bytes = input.getBytes(StandardCharsets.ISO_8859_1);
        return () -> input + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign(bytes));
    }

    @Override
    public boolean has(Algorithm algorithm) {
        return provider == null || Corretto.isPresent();
    }
}
