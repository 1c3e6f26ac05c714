package io.github.dropwizardjwt.support;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A JSON object whose members are raw text, valid or not; at first those of good tokens. */
public final class Members {
    public static final String ISSUER = "sample-issuer";
    public static final Instant NOW = Instant.ofEpochSecond(1_750_000_000);

    private final Map<String, String> members = new LinkedHashMap<>();

    public static Members header() {
        return new Members().with("alg", "\"HS256\"").with("typ", "\"JWT\"");
    }

    /** The claims of an auth token that expires an hour after {@link #NOW}. */
    public static Members claims() {
        long now = NOW.getEpochSecond();
        return new Members()
                .with("iss", "\"" + ISSUER + "\"")
                .with("sub", "\"alice\"")
                .with("iat", Long.toString(now))
                .with("exp", Long.toString(now + 3600))
                .with("jti", "\"id-1\"")
                .with("type", "\"auth\"");
    }

    public Members with(String name, String json) {
        members.put(name, json);
        return this;
    }

    public Members without(String name) {
        members.remove(name);
        return this;
    }

    public String json() {
        return members.entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
