package io.github.dropwizardjwt.config.key;

import io.github.dropwizardjwt.config.SettingException;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.key.UnusableKeyException;
import io.github.dropwizardjwt.key.VerificationKey;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The {@code provider} setting: makes and verifies signatures, or leaves the choice to the Java runtime. */
final class SignatureProvider {
    private static final String NAME = "provider";

    private final @Nullable Provider provider;

    private SignatureProvider(@Nullable Provider provider) {
        this.provider = provider;
    }

    /**
     * Finds the provider of a name.
     *
     * @param name the name; null for the Java runtime's choice
     * @throws SettingException if there is no such provider
     */
    static SignatureProvider named(@Nullable String name) {
        return new SignatureProvider(name == null ? null : find(name));
    }

    /** The provider; null for the Java runtime's choice. */
    @Nullable
    Provider provider() {
        return provider;
    }

    /**
     * The key, used with this provider.
     *
     * @throws SettingException if the provider does not accept it
     */
    SigningKey applyTo(SigningKey key) {
        return provider == null ? key : move(provider, key::withProvider);
    }

    /**
     * The key, used with this provider.
     *
     * @throws SettingException if the provider does not accept it
     */
    VerificationKey applyTo(VerificationKey key) {
        return provider == null ? key : move(provider, key::withProvider);
    }

    private static <K> K move(Provider provider, Function<Provider, K> key) {
        try {
            return key.apply(provider);
        } catch (UnusableKeyException e) {
            throw new SettingException(NAME, "does not suit the key, which " + e.problem());
        }
    }

    /** Searches the installed providers, and those on the class path, which are used here and nowhere else. */
    private static Provider find(String name) {
        return Stream.concat(Stream.ofNullable(Security.getProvider(name)), onClassPath())
                .filter(provider -> provider.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new SettingException(
                        NAME,
                        "is unknown; put it on the class path, or choose one of "
                                + Arrays.stream(Security.getProviders())
                                        .map(Provider::getName)
                                        .collect(Collectors.joining(", "))));
    }

    private static Stream<Provider> onClassPath() {
        return ServiceLoader.load(Provider.class).stream().flatMap(candidate -> {
            try {
                return Stream.of(candidate.get());
            } catch (ServiceConfigurationError e) {
                // Not usable on this machine. If it is the one of the setting, it is reported as unknown.
                return Stream.empty();
            }
        });
    }
}
