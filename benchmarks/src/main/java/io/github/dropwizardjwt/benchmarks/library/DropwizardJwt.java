package io.github.dropwizardjwt.benchmarks.library;

import io.github.dropwizardjwt.benchmarks.sample.Keys;
import io.github.dropwizardjwt.benchmarks.sample.Sample;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenManagerBuilder;
import java.security.Provider;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** This project. */
public record DropwizardJwt(@Nullable Provider provider) implements Library {
    private static final Map<String, Object> CLAIMS = Map.of("tenant", Sample.TENANT, "level", Sample.LEVEL);

    public static DropwizardJwt withoutProvider() {
        return new DropwizardJwt(null);
    }

    static DropwizardJwt withCorretto() {
        return new DropwizardJwt(Corretto.provider());
    }

    /** Uncached verification. */
    @Override
    public Verifier verifier(Keys keys) {
        return manager(KeySet.signing(signingKey(keys))).cache(0, 0).build()::verify;
    }

    @Override
    public Issuer issuer(Keys keys) {
        TokenManager tokens = manager(KeySet.signing(signingKey(keys))).build();
        return () -> tokens.authToken(Sample.SUBJECT, Sample.SCOPE, CLAIMS).signed();
    }

    @Override
    public boolean has(Algorithm algorithm) {
        return provider == null || Corretto.isPresent();
    }

    /** Managers of the sample's tokens, otherwise with defaults. */
    public static TokenManagerBuilder manager(KeySet keys) {
        return TokenManager.builder(Sample.ISSUER, keys).authMaxAge(Duration.ofSeconds(Sample.LIFETIME));
    }

    /** The key in this project's form. */
    public SigningKey signingKey(Keys keys) {
        SigningKey key = keys.algorithm().isSymmetric()
                ? SigningKey.ofSecret(keys.algorithm(), keys.secret().getEncoded(), Keys.ID)
                : SigningKey.ofPrivateKey(keys.algorithm(), keys.privateKeyPem(), Keys.ID);
        return provider == null ? key : key.withProvider(provider);
    }
}
