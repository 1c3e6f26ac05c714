package io.github.dropwizardjwt.attack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dropwizardjwt.support.provider.Provider;
import io.github.dropwizardjwt.support.provider.Provider.Variant;
import io.github.dropwizardjwt.support.provider.ProviderTokens;
import java.security.KeyPair;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Tokens of identity providers as they are, to a service with the settings of {@code docs/issuers.md}: those of another
 * kind, client, tenant or audience, expired ones, and those that another provider signs in this one's name.
 */
final class ProviderAttacks implements Family {
    private static final int LATE = 3_600;

    @Override
    public int minimum() {
        return 360;
    }

    @Override
    public void attack(Services services, Consumer<Attack> sender) {
        Tokens tokens = new Tokens(sender);
        Service service = services.providers.service();
        List<Provider> all = services.providers.all();
        for (int i = 0; i < all.size(); i++) {
            Provider provider = all.get(i);
            ProviderTokens signed = new ProviderTokens(provider, service.now());
            right(provider, signed, service, sender);
            provider.wrongTokens()
                    .forEach((name, wrong) -> tokens.rejected(provider + " " + name, service, signed.variant(wrong)));
            times(provider, signed, service, tokens);
            issuers(provider, signed, service, tokens);
            keys(provider, signed, others(all, i), service, tokens);
        }
    }

    private static void right(Provider provider, ProviderTokens signed, Service service, Consumer<Attack> sender) {
        Stream<String> right = Stream.concat(
                Stream.of(signed.right()), provider.right().values().stream().map(signed::variant));
        right.forEach(token -> {
            for (String route : List.of("/required", "/parameter", "/optional", "/stage", "/suspended")) {
                sender.accept(Attack.bearer(provider + " right", service, route, token, Answer.LET_IN));
            }
        });
    }

    private static void times(Provider provider, ProviderTokens signed, Service service, Tokens tokens) {
        tokens.rejected(provider + " expired", service, signed.variant(claims("iat", -2 * LATE, "exp", -LATE)));
        tokens.rejected(provider + " of tomorrow", service, signed.variant(claims("iat", LATE, "exp", 2 * LATE)));
        tokens.rejected(provider + " not yet", service, signed.variant(claims("nbf", LATE, "exp", 2 * LATE)));
    }

    /** Issuers that look like this one. */
    private static void issuers(Provider provider, ProviderTokens signed, Service service, Tokens tokens) {
        String issuer = provider.issuer();
        String slash = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer + "/";
        for (String similar : List.of(
                slash,
                issuer.replace("https:", "http:"),
                issuer.replace("https://", ""),
                issuer.toUpperCase(Locale.ROOT))) {
            ObjectNode claims = JsonNodeFactory.instance.objectNode().put("iss", similar);
            tokens.rejected(provider + " as " + similar, service, signed.variant(Variant.ofClaims(claims)));
        }
    }

    /** Signed by other providers, with their key's id and with this one's, and with keys that are for other things. */
    private static void keys(
            Provider provider, ProviderTokens signed, List<Provider> others, Service service, Tokens tokens) {
        for (Provider other : others) {
            KeyPair signer = ProviderTokens.keys(other);
            ObjectNode itsHeader = JsonNodeFactory.instance.objectNode();
            itsHeader.set("kid", other.header().get("kid"));
            itsHeader.set("alg", other.header().get("alg"));
            ObjectNode ourId = itsHeader.deepCopy();
            ourId.set("kid", provider.header().get("kid"));
            for (ObjectNode header : List.of(itsHeader, ourId)) {
                String token = signed.signed(Variant.ofHeader(header), signer);
                tokens.rejected(provider + " by " + other, service, token);
            }
        }
        for (ObjectNode key : provider.otherKeys()) {
            ObjectNode header = JsonNodeFactory.instance.objectNode();
            header.set("kid", key.get("kid"));
            String token = signed.signed(Variant.ofHeader(header), ProviderTokens.keys(provider, key));
            tokens.rejected(provider + " by its key " + key.get("kid"), service, token);
        }
    }

    /** The two that follow. */
    private static List<Provider> others(List<Provider> all, int index) {
        return Stream.of(1, 2).map(step -> all.get((index + step) % all.size())).toList();
    }

    private static Variant claims(String name, int value, String second, int secondValue) {
        ObjectNode claims =
                JsonNodeFactory.instance.objectNode().put(name, value).put(second, secondValue);
        return Variant.ofClaims(claims);
    }
}
