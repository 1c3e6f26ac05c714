package io.github.dropwizardjwt.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.CommandVerifier;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code jwt inspect --verify} and the running service decide alike about every token of the attack suite. */
class CommandAgreementTest implements Consumer<Attack> {
    private static final int AT_LEAST = 10_000;

    private final Services services = new Services("kept");
    private final Map<Service, CommandVerifier> commands = new HashMap<>();
    private final Map<Service, Wire> wires = new HashMap<>();
    private final Map<String, Integer> outcomes = new HashMap<>();
    private final List<String> differences = new ArrayList<>();
    private int compared;

    @AfterEach
    void stop() {
        commands.values().forEach(CommandVerifier::close);
        wires.values().forEach(Wire::close);
        services.close();
    }

    @Test
    void commandAndServiceAgreeOnEveryToken() {
        services.signers().forEach(signer -> compare(signer.service(), "good", signer.token()));
        assertThat(outcomes).as("good tokens").containsOnlyKeys("accepted");

        AttackSuiteTest.families().forEach(family -> family.attack(services, this));

        assertThat(differences.stream().limit(20)).isEmpty();
        assertThat(compared).isGreaterThan(AT_LEAST);
        assertThat(outcomes)
                .containsKeys("EXPIRED", "REVOKED", "WRONG_AUDIENCE", "WRONG_ISSUER", "UNKNOWN_KEY", "BAD_SIGNATURE");
    }

    /** Requests that change something are sent: they end the sessions of tokens that follow. */
    @Override
    public void accept(Attack attack) {
        attack.headers().forEach(line -> compare(attack.service(), attack.name(), token(line)));
        if (!attack.method().equals("GET")) {
            wires.computeIfAbsent(attack.service(), service -> new Wire(service.port()))
                    .send(attack);
        }
    }

    private static String token(String header) {
        return header.replaceFirst("(?i)^Authorization: *Bearer +|^Cookie: *" + Routes.COOKIE_NAME + "=", "");
    }

    private void compare(Service service, String name, String text) {
        TokenManager tokens = service.bundle().tokens();
        String atTheService = outcome(each -> tokens.verify(each, TokenType.AUTH, TokenType.REFRESH), text);
        CommandVerifier command =
                commands.computeIfAbsent(service, named -> new CommandVerifier(named.settings(), services.clock));
        String inTheCommand = outcome(command::verify, text);
        if (!inTheCommand.equals(atTheService)) {
            differences.add(service + ": " + name + ": " + inTheCommand + ", not " + atTheService);
        }
        outcomes.merge(atTheService.split(" ", 2)[0], 1, Integer::sum);
        compared++;
    }

    private static String outcome(Function<String, Token> verifier, String text) {
        try {
            return "accepted " + verifier.apply(text).claims();
        } catch (TokenRejectedException e) {
            return e.reason() + " " + e.keyId();
        }
    }
}
