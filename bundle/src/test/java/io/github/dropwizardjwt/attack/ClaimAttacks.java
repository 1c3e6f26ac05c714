package io.github.dropwizardjwt.attack;

import static io.github.dropwizardjwt.attack.Signer.quoted;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dropwizardjwt.support.Members;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;

/** Every JSON type for every claim, and no claim at all (RFC 7519 §4.1). What is right about each is said here anew. */
final class ClaimAttacks implements Family {
    private static final BigDecimal LATEST = BigDecimal.valueOf(253_402_300_799L);
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final List<String> NAMES =
            List.of("iss", "sub", "iat", "exp", "nbf", "jti", "type", "aud", "cnf", "sid", "scope", "rid");
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "1",
            "-1",
            "1.5",
            "1e9",
            "1e11",
            "1e300",
            "9999999999",
            "253402300799",
            "253402300799.5",
            "253402300800",
            "-9223372036854775808",
            "9223372036854775807",
            "9223372036854775808",
            "18446744073709551616",
            "18448844073709551",
            "1e18",
            "1e30",
            "1e400",
            "-0.0",
            "0.000001",
            "\"\"",
            "\" \"",
            "\"x\"",
            "\"0\"",
            "\"9999999999\"",
            "\"2100-01-01T00:00:00Z\"",
            "\"auth\"",
            "\"AUTH\"",
            "\"auth \"",
            "\"refresh\"",
            "\"orders\"",
            "\"Orders\"",
            "\"orders \"",
            "\"orders,x\"",
            "\"sessions\"",
            "\"stateless\"",
            "\"a\\u0000\"",
            "\"\\u0000\"",
            "\"a\\nb\"",
            "\"\\u0085\"",
            "\"\\u00a0x\"",
            "[]",
            "[null]",
            "[1]",
            "[\"\"]",
            "[\"x\"]",
            "[\"orders\"]",
            "[\"x\",\"orders\"]",
            "[\"orders\",1]",
            "[[\"orders\"]]",
            "[\"auth\"]",
            "[9999999999]",
            "{}",
            "{\"auth\":true}",
            "{\"orders\":1}",
            "{\"jkt\":\"x\"}");

    @Override
    public int minimum() {
        return 4_300;
    }

    @Override
    public void attack(Services services, Consumer<Attack> sender) {
        Tokens tokens = new Tokens(sender);
        for (Signer signer : services.signers()) {
            for (String name : NAMES) {
                for (String value : VALUES) {
                    boolean good = isGood(signer, name, tree(value));
                    send(signer, name + " " + value, signer.claims().with(name, value), good, tokens, sender);
                }
                boolean optional = isOptional(signer, name);
                send(signer, "no " + name, signer.claims().without(name), optional, tokens, sender);
            }
        }
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static boolean isOptional(Signer signer, String name) {
        boolean own = signer.good().containsKey("sid");
        return switch (name) {
            case "iss", "sub", "iat", "exp" -> false;
            case "jti", "sid" -> !own;
            case "aud" -> signer.good().get("aud") == null;
            // The first trusted issuer's tokens have none: treatAs: auth.
            case "type" -> signer.keyName().equals("rsa-2048");
            default -> true;
        };
    }

    private static boolean isGood(Signer signer, String name, JsonNode value) {
        return switch (name) {
            case "iss", "sid" ->
                !signer.good().containsKey(name) || signer.good().get(name).equals(value.toString());
            case "exp" ->
                isDate(value) && value.doubleValue() > signer.service().now();
            case "iat", "nbf" ->
                isDate(value) && value.doubleValue() <= signer.service().now();
            case "sub" -> isText(value) && value.textValue().chars().noneMatch(Character::isISOControl);
            case "jti" -> isText(value);
            case "type" -> value.toString().equals(quoted("auth"));
            case "aud" -> signer.good().containsKey("aud") && isMeantForUs(value);
            case "cnf" -> false;
            default -> true;
        };
    }

    private static boolean isDate(JsonNode value) {
        return value.isNumber()
                && value.doubleValue() >= 0
                && value.decimalValue().compareTo(LATEST) <= 0;
    }

    private static boolean isText(JsonNode value) {
        return value.isTextual() && !value.textValue().isBlank();
    }

    private static boolean isMeantForUs(JsonNode value) {
        if (!value.isArray()) {
            return value.toString().equals(quoted(Services.AUDIENCE));
        }
        boolean named = false;
        for (JsonNode each : value) {
            if (!isText(each)) {
                return false;
            }
            named |= each.textValue().equals(Services.AUDIENCE);
        }
        return named;
    }

    /** One that is let in may be somebody else's, so that it is sent where anybody may go. */
    private static void send(
            Signer signer, String name, Members claims, boolean good, Tokens tokens, Consumer<Attack> sender) {
        String token = signer.token(signer.header(), claims);
        if (good) {
            sender.accept(Attack.bearer(signer + " " + name, signer.service(), "/required", token, Answer.LET_IN));
        } else {
            tokens.rejected(signer + " " + name, signer.service(), token);
        }
    }
}
