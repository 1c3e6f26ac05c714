package io.github.dropwizardjwt.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.dropwizardjwt.json.Json;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.VerificationKey;
import io.github.dropwizardjwt.support.Forge;
import io.github.dropwizardjwt.support.Members;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.support.TestKeys;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.io.Deserializer;
import io.jsonwebtoken.security.Keys;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuingTest {
    private static final long NOW = Sample.NOW.getEpochSecond();
    private static final String KEY_ID = TestKeys.signing(Algorithm.HS256).id();

    private final TokenManager manager = Sample.manager();

    private static String text(String segment) {
        return new String(Forge.bytesOf(segment), StandardCharsets.UTF_8);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            int codePoint = random.nextInt(random.nextBoolean() ? 0x80 : 0x110000);
            if (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE) {
                text.appendCodePoint(codePoint);
            }
        }
        return text.toString();
    }

    @Test
    void issuesNoTokenThatItWouldNotAccept() {
        assertThatThrownBy(() -> manager.authToken("alice", null, Map.of("x", "s3cret".repeat(2000))))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("8192")
                .hasMessageNotContaining("s3cret");
        Token token = manager.authToken("alice");
        int size = token.signed().length();
        assertThat(Sample.builder()
                        .maxTokenSize(size)
                        .build()
                        .authToken("alice")
                        .signed())
                .hasSize(size);
        assertThatThrownBy(() -> Sample.builder().maxTokenSize(size - 1).build().authToken("alice"))
                .isExactlyInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aServiceWithAPublicKeyOnlyDoesNotIssue() {
        TokenManager verifyOnly = Sample.builder(KeySet.verifying(
                        VerificationKey.ofPublicKey(Algorithm.RS256, TestKeys.pem("rsa-2048.pub"), null)))
                .build();
        assertThatThrownBy(() -> verifyOnly.authToken("alice"))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessageContaining("verifies tokens only");
        assertThatThrownBy(() -> verifyOnly.authToken("alice", "x")).isExactlyInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> verifyOnly.authToken("alice", "x", Map.of()))
                .isExactlyInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> verifyOnly.auth("alice")).isExactlyInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> verifyOnly.refreshToken("alice")).isExactlyInstanceOf(IllegalStateException.class);
    }

    @Test
    void aBuilderMakesIndependentTokens() {
        AuthTokenBuilder builder = manager.auth("alice").claim("n", 1);
        Token first = builder.sign();
        Token second = builder.claim("n", 2).sign();
        assertThat(first.claim("n", Integer.class)).contains(1);
        assertThat(second.claim("n", Integer.class)).contains(2);
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void nothingPrintsAClaimAKeyOrTheText() {
        Token token = manager.authToken("s3cret-subject", "s3cret-scope", Map.of("s3cret-name", "s3cret-value"));
        assertThat(token).hasToString("Token[AUTH, HS256]");
        assertThat(manager.decode(token.signed())).hasToString("UnverifiedToken");
        assertThat(TestKeys.signing(Algorithm.HS256).toString()).doesNotContain(TestKeys.SECRET.substring(0, 6));
        for (String bad : List.of(
                token.signed() + "x",
                token.signed().substring(3),
                Sample.withClaims("{\"s3cret\":"),
                Sample.withClaims(Members.claims().with("iss", "\"s3cret\"")),
                Sample.withClaims(Members.claims().with("exp", "\"s3cret\"")),
                Sample.withHeader(Members.header().with("kid", "\"s3cret\"")),
                Sample.withHeader(Members.header().with("alg", "\"s3cret\"")))) {
            assertThatThrownBy(() -> manager.verify(bad)).isInstanceOfSatisfying(TokenRejectedException.class, e -> {
                assertThat(e)
                        .hasMessageStartingWith("Token rejected: " + e.reason())
                        .hasMessageNotContaining("s3cret")
                        .hasNoCause();
                assertThat(e.getStackTrace()).isEmpty();
                assertThat(e.keyId().orElse("")).doesNotContain("s3cret");
            });
        }
        assertThatThrownBy(() -> manager.authToken("s3cret\n")).hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> manager.authToken("alice", null, Map.of("x", "s3cret\ud800")))
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> token.claim("s3cret-name", Map.class)).hasMessageNotContaining("s3cret-value");
    }

    @Test
    void jjwtReadsOurTokens() {
        Token token = manager.authToken("alice", "admin");
        io.jsonwebtoken.Claims claims = Jwts.parser()
                .json(new JsonDeserializer())
                .clock(() -> java.util.Date.from(Sample.NOW))
                .requireIssuer(Sample.ISSUER)
                .verifyWith(Keys.hmacShaKeyFor(Arrays.copyOf(TestKeys.secret(), 64)))
                .build()
                .parseSignedClaims(token.signed())
                .getPayload();
        assertThat(claims.getSubject()).isEqualTo("alice");
        assertThat(claims.getExpiration()).isEqualTo(token.expiresAt());
        assertThat(claims.get("scope")).isEqualTo("admin");
    }

    private static final class JsonDeserializer implements Deserializer<Map<String, ?>> {
        @Override
        @SuppressWarnings("deprecation") // the interface still has it
        public Map<String, ?> deserialize(byte[] bytes) {
            return Json.readObject(bytes);
        }

        @Override
        public Map<String, ?> deserialize(Reader reader) {
            try {
                StringWriter text = new StringWriter();
                reader.transferTo(text);
                return Json.readObject(text.toString().getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Nested
    class IssuedClaims {
        @Test
        void anAuthTokenHasExactlyTheseClaims() {
            Token token = manager.authToken("alice", "admin", Map.of("tenant", "acme"));
            assertThat(token.claims())
                    .containsExactly(
                            entry("iss", Sample.ISSUER),
                            entry("sub", "alice"),
                            entry("iat", (int) NOW),
                            entry("exp", (int) NOW + 3600),
                            entry("jti", token.id().orElseThrow()),
                            entry("type", "auth"),
                            entry("scope", "admin"),
                            entry("tenant", "acme"));
            assertThat(manager.authToken("alice").claims()).containsOnlyKeys("iss", "sub", "iat", "exp", "jti", "type");
        }

        @Test
        void aRefreshTokenHasExactlyTheseClaims() {
            Token token = manager.refreshToken("alice");
            String id = token.id().orElseThrow();
            assertThat(token.claims())
                    .containsExactly(
                            entry("iss", Sample.ISSUER),
                            entry("sub", "alice"),
                            entry("iat", (int) NOW),
                            entry("exp", (int) NOW + 604800),
                            entry("jti", id),
                            entry("type", "refresh"),
                            entry("rid", id));
            assertThat(token.type()).isEqualTo(TokenType.REFRESH);
            assertThat(token.scope()).isEmpty();
        }

        @Test
        void theTextSaysWhatTheTokenSays() {
            for (Token token :
                    List.of(manager.authToken("alice", Map.of("admin", true)), manager.refreshToken("alice"))) {
                String[] segments = token.signed().split("\\.", -1);
                assertThat(text(segments[0]))
                        .isEqualTo("{\"typ\":\"JWT\",\"kid\":\"" + KEY_ID + "\",\"alg\":\"HS256\"}");
                assertThat(Json.readObject(Forge.bytesOf(segments[1]))).isEqualTo(token.claims());
                assertThat(token.header())
                        .containsExactly(entry("typ", "JWT"), entry("kid", KEY_ID), entry("alg", "HS256"));
                assertThat(manager.decode(token.signed()).header()).isEqualTo(token.header());
                assertThat(segments[2])
                        .isEqualTo(Forge.base64(
                                Forge.mac("HmacSHA256", TestKeys.secret(), segments[0] + "." + segments[1])));
            }
        }

        @Test
        void theAccessorsSayWhatTheClaimsSay() {
            Token token = manager.auth("alice")
                    .scope("a b")
                    .claim("n", 7)
                    .claim("none", null)
                    .sign();
            assertThat(token.type()).isEqualTo(TokenType.AUTH);
            assertThat(token.subject()).isEqualTo("alice");
            assertThat(((Principal) token).getName()).isEqualTo("alice");
            assertThat(token.issuer()).isEqualTo(Sample.ISSUER);
            assertThat(token.audience()).isEmpty();
            assertThat(token.issuedAt()).isEqualTo(Sample.NOW);
            assertThat(token.expiresAt()).isEqualTo(Sample.NOW.plusSeconds(3600));
            assertThat(token.maxAge()).isEqualTo(Duration.ofHours(1));
            assertThat(token.scope()).contains("a b");
            assertThat(token.isSigned()).isTrue();
            assertThat(token.claim("n", Integer.class)).contains(7);
            assertThat(token.claim("n", Long.class)).contains(7L);
            assertThat(token.claim("n", Number.class)).contains(7);
            assertThat(token.claim("n", Object.class)).contains(7);
            assertThat(token.claim("none", String.class)).isEmpty();
            assertThat(token.claim("missing", String.class)).isEmpty();
            assertThatThrownBy(() -> token.claim("n", String.class)).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void oneAudienceIsAStringAndSeveralAreAnArray() {
            Token one = Sample.managerFor("us").authToken("alice");
            assertThat(one.claims()).containsEntry("aud", "us");
            assertThat(one.audience()).containsExactly("us");
            Token several = Sample.managerFor("us", "also-us").authToken("alice");
            assertThat(several.claims()).containsEntry("aud", List.of("us", "also-us"));
            assertThat(several.audience()).containsExactly("us", "also-us");
        }

        @Test
        void rejectsBlankAudiencesBeforeATokenIsIssued() {
            for (String blank : List.of("", " ", "\t")) {
                assertThatThrownBy(() -> Sample.managerFor("us", blank)).isInstanceOf(IllegalArgumentException.class);
            }
        }

        @Test
        void everyTokenHasAnIdOfItsOwnOf16RandomBytes() {
            Set<String> ids = new HashSet<>();
            for (int i = 0; i < 1000; i++) {
                String id = (i % 2 == 0 ? manager.authToken("alice") : manager.refreshToken("alice"))
                        .id()
                        .orElseThrow();
                assertThat(id).matches("[A-Za-z0-9_-]{22}");
                assertThat(Forge.bytesOf(id)).hasSize(16);
                ids.add(id);
            }
            assertThat(ids).hasSize(1000);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "\t", "\u2003", "a\u0000", "a\nb", "\u007f", "\u0085", "a\ud800", "\udc00"})
        void rejectsSubjectsThatAreNone(String subject) {
            assertThatThrownBy(() -> manager.authToken(subject)).isExactlyInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> manager.refreshToken(subject)).isExactlyInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class Scope {
        @Test
        void keepsTheScopeAsItIsGiven() {
            for (Object scope : List.of(
                    "admin",
                    "read write",
                    "",
                    7,
                    Map.of("admin", true),
                    Map.of("nested", Map.of("list", List.of(1, "x"))),
                    List.of("a", "b"),
                    new BigDecimal("1.5"))) {
                Token token = manager.authToken("alice", scope);
                assertThat(token.scope()).contains(scope);
                assertThat(manager.verify(token.signed()).scope()).contains(scope);
            }
            assertThat(manager.authToken("alice", null).claims()).doesNotContainKey("scope");
            assertThat(manager.authToken("alice", "x", Collections.singletonMap("scope", null))
                            .claims())
                    .doesNotContainKey("scope");
            assertThat(manager.auth("alice")
                            .claim("scope", "x")
                            .claim("n", 7)
                            .sign()
                            .claims())
                    .containsEntry("scope", "x")
                    .containsEntry("n", 7);
            assertThat(manager.authToken("alice", null, Map.of("scope", "via-claims"))
                            .scope())
                    .contains("via-claims");
        }

        @Test
        void rejectsScopesThatAreNone() {
            for (Object scope : List.of(true, 'c', new Object(), new String[] {"a"}, Instant.EPOCH)) {
                assertThatThrownBy(() -> manager.authToken("alice", scope))
                        .isExactlyInstanceOf(IllegalArgumentException.class);
                assertThatThrownBy(() -> manager.authToken("alice", null, Map.of("scope", scope)))
                        .isExactlyInstanceOf(IllegalArgumentException.class);
            }
        }

        @Test
        void knowsWhichScopesAreGranted() {
            assertThat(manager.authToken("a", "read  write").hasScope("write")).isTrue();
            assertThat(manager.authToken("a", "read write").hasScope("rea")).isFalse();
            assertThat(manager.authToken("a", "read write").hasScope("")).isFalse();
            assertThat(manager.authToken("a", "read  write").hasScope(" write")).isFalse();
            assertThat(manager.authToken("a", "read write").hasScope("READ")).isFalse();
            assertThat(manager.authToken("a", List.of("read", "w x")).hasScope("w x"))
                    .isTrue();
            assertThat(manager.authToken("a", List.of("read", 1)).hasScope("1")).isFalse();
            assertThat(manager.authToken("a", Map.of("admin", true)).hasScope("admin"))
                    .isTrue();
            for (Object other : List.of(false, "true", 1, Map.of(), List.of(true))) {
                assertThat(manager.authToken("a", Map.of("admin", other)).hasScope("admin"))
                        .isFalse();
            }
            assertThat(manager.authToken("a", 7).hasScope("7")).isFalse();
            assertThat(manager.authToken("a").hasScope("admin")).isFalse();
        }
    }

    @Nested
    class CustomClaims {
        @ParameterizedTest
        @ValueSource(
                strings = {"iss", "sub", "aud", "iat", "exp", "nbf", "jti", "type", "rid", "sid", "cnf", "", " ", "\t"})
        void rejectsReservedClaims(String name) {
            for (Object value : Arrays.asList("x", 1, true, null, Map.of())) {
                assertThatThrownBy(() -> manager.auth("alice").claim(name, value))
                        .isExactlyInstanceOf(IllegalArgumentException.class);
                assertThatThrownBy(() -> manager.authToken("alice", null, Collections.singletonMap(name, value)))
                        .isExactlyInstanceOf(IllegalArgumentException.class);
            }
        }

        @Test
        void carriesClaimsOfEveryJsonType() {
            Map<String, Object> claims = new LinkedHashMap<>();
            claims.put("string", "\u00e4\ud83d\ude00\u0000\"\\/\b\u2028</script>");
            claims.put("true", true);
            claims.put("int", -1);
            claims.put("long", Long.MIN_VALUE);
            claims.put("big", BigInteger.TEN.pow(50));
            claims.put("decimal", new BigDecimal("-1.50"));
            claims.put("null", null);
            claims.put("list", Arrays.asList(1, "x", null, List.of(), Map.of()));
            claims.put("map", Map.of("a", Map.of("b", List.of(false))));
            claims.put("na me.with:everything{}", "x");
            Token token = manager.authToken("alice", null, claims);
            assertThat(token.claims()).containsAllEntriesOf(claims);
            assertThat(manager.verify(token.signed())).isEqualTo(token);
        }

        @Test
        void whateverIsIssuedIsVerifiedAsEqual() {
            long seed = 42_1750;
            Random random = new Random(seed);
            for (int round = 0; round < 3000; round++) {
                Map<String, Object> claims = new HashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    claims.put("x" + text(random), value(random, 4));
                }
                Object scope = random.nextBoolean() ? text(random) : Map.of("x" + text(random), random.nextBoolean());
                String subject = "s" + text(random).replaceAll("\\p{Cntrl}", "");
                Token token = manager.authToken(subject, scope, claims);
                assertThat(manager.verify(token.signed()))
                        .as("seed %d, round %d", seed, round)
                        .isEqualTo(token);
                assertThat(manager.decode(token.signed()).claims())
                        .as("seed %d, round %d", seed, round)
                        .isEqualTo(token.claims());
            }
        }

        private static Object value(Random random, int depth) {
            return switch (random.nextInt(depth == 0 ? 9 : 11)) {
                case 0 -> null;
                case 1 -> random.nextBoolean();
                case 2 -> random.nextInt();
                case 3 -> random.nextLong() >> random.nextInt(64);
                case 4 -> new BigInteger(1 + random.nextInt(600), random);
                case 5 -> new BigDecimal(new BigInteger(1 + random.nextInt(600), random), random.nextInt(801) - 400);
                case 6 -> finite(Double.longBitsToDouble(random.nextLong()));
                case 7 -> finite(Float.intBitsToFloat(random.nextInt()));
                case 8 -> text(random);
                case 9 -> {
                    List<Object> list = new ArrayList<>();
                    for (int i = random.nextInt(4); i > 0; i--) {
                        list.add(value(random, depth - 1));
                    }
                    yield list;
                }
                default -> {
                    Map<String, Object> map = new HashMap<>();
                    for (int i = random.nextInt(4); i > 0; i--) {
                        map.put(text(random), value(random, depth - 1));
                    }
                    yield map;
                }
            };
        }

        private static Object finite(double number) {
            return Double.isFinite(number) ? number : 0.5;
        }

        @Test
        void isIndependentOfTheMapPassedInAndDeeplyImmutable() {
            List<Object> list = new ArrayList<>(List.of("x"));
            Map<String, Object> inner = new HashMap<>(Map.of("list", list));
            Map<String, Object> scope = new HashMap<>(Map.of("admin", false));
            Map<String, Object> claims = new HashMap<>(Map.of("inner", inner));
            Token token = manager.authToken("alice", scope, claims);
            scope.put("admin", true);
            list.add("y");
            inner.put("z", 1);
            claims.put("z", 1);
            assertThat(token.hasScope("admin")).isFalse();
            assertThat(token.claims()).containsEntry("inner", Map.of("list", List.of("x")));
            assertThat(manager.verify(token.signed())).isEqualTo(token);
            for (Token each : List.of(token, manager.verify(token.signed()))) {
                Map<?, ?> seen = each.claim("inner", Map.class).orElseThrow();
                List<?> seenList = (List<?>) seen.get("list");
                assertThatThrownBy(() -> each.claims().put("a", 1)).isInstanceOf(UnsupportedOperationException.class);
                assertThatThrownBy(() -> each.header().put("a", 1)).isInstanceOf(UnsupportedOperationException.class);
                assertThatThrownBy(seen::clear).isInstanceOf(UnsupportedOperationException.class);
                assertThatThrownBy(seenList::clear).isInstanceOf(UnsupportedOperationException.class);
                assertThatThrownBy(() -> each.audience().add("x")).isInstanceOf(UnsupportedOperationException.class);
            }
        }
    }

    @Nested
    class MaximumAge {
        @ParameterizedTest
        @ValueSource(strings = {"PT0S", "PT0.999S", "PT-1S", "P2932532D", "PT2562047788015215H"})
        void rejectsImpossibleMaximumAges(Duration maxAge) {
            assertThatThrownBy(() -> manager.auth("alice").maxAge(maxAge).sign())
                    .isExactlyInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void cutsFractionsOfSecondsOff() {
            SettableClock clock = new SettableClock(Sample.NOW.plusMillis(999));
            Token token = Sample.builder()
                    .clock(clock)
                    .build()
                    .auth("alice")
                    .maxAge(Duration.ofMillis(1999))
                    .sign();
            assertThat(token.issuedAt()).isEqualTo(Sample.NOW);
            assertThat(token.maxAge()).isEqualTo(Duration.ofSeconds(1));
            Token longest = manager.auth("alice")
                    .maxAge(Duration.ofSeconds(RegisteredClaims.MAX_SECONDS - NOW))
                    .sign();
            assertThat(manager.isValid(longest.signed())).isTrue();
        }

        @Test
        void configuredAgesHold() {
            TokenManager short_ = Sample.builder()
                    .authMaxAge(Duration.ofSeconds(5))
                    .refreshMaxAge(Duration.ofSeconds(9))
                    .build();
            assertThat(short_.authToken("a").maxAge()).hasSeconds(5);
            assertThat(short_.auth("a").maxAge(Duration.ofSeconds(1)).sign().maxAge())
                    .hasSeconds(1);
            assertThat(short_.refreshToken("a").maxAge()).hasSeconds(9);
        }
    }
}
