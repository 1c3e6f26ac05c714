package io.github.dropwizardjwt.token;

import com.google.common.io.CharStreams;
import io.github.dropwizardjwt.support.StrictJackson;
import io.github.dropwizardjwt.support.TestKeys;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.io.DeserializationException;
import io.jsonwebtoken.io.Deserializer;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;

/** What jjwt says of a token that {@link Sample#manager()} accepts. */
final class SecondOpinion {
    private static final JwtParser JJWT = Jwts.parser()
            .verifyWith(new SecretKeySpec(TestKeys.secret(), "HmacSHA256"))
            .requireIssuer(Sample.ISSUER)
            .clock(() -> Date.from(Sample.NOW))
            .json(new StrictDeserializer())
            .build();

    private SecondOpinion() {}

    /**
     * The claims.
     *
     * @throws io.jsonwebtoken.JwtException if jjwt rejects the token
     */
    static Claims claims(String token) {
        return JJWT.parseSignedClaims(token).getPayload();
    }

    private static final class StrictDeserializer implements Deserializer<Map<String, ?>> {
        @Override
        @SuppressWarnings("deprecation") // the interface still has it
        public Map<String, ?> deserialize(byte[] utf8) {
            try {
                return StrictJackson.readObject(utf8);
            } catch (IOException e) {
                throw new DeserializationException("Not JSON", e);
            }
        }

        @Override
        @SuppressWarnings("deprecation")
        public Map<String, ?> deserialize(Reader reader) {
            try {
                return deserialize(CharStreams.toString(reader).getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new DeserializationException("Not readable", e);
            }
        }
    }
}
