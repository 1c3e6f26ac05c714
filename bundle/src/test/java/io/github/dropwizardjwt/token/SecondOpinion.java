package io.github.dropwizardjwt.token;

import com.google.common.io.CharStreams;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.support.StrictJackson;
import io.github.dropwizardjwt.support.TestKeys;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.JwtParserBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.io.DeserializationException;
import io.jsonwebtoken.io.Deserializer;
import io.jsonwebtoken.security.SecureDigestAlgorithm;
import io.jsonwebtoken.security.SecureRequest;
import io.jsonwebtoken.security.VerifySecureDigestRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Date;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;

/** What jjwt says of a token that {@link Sample#manager()} accepts. */
final class SecondOpinion {
    private static final JwtParser JJWT = parser().verifyWith(new SecretKeySpec(TestKeys.secret(), "HmacSHA256"))
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

    /**
     * The claims of a token that was issued with one of {@link TestKeys}.
     *
     * @throws io.jsonwebtoken.JwtException if jjwt rejects the token
     */
    static Claims claims(Token token) {
        Algorithm algorithm = token.algorithm();
        if (algorithm.isSymmetric()) {
            String jcaName = "HmacSHA" + algorithm.name().substring(2);
            return claims(parser().verifyWith(new SecretKeySpec(TestKeys.secret(), jcaName)), token);
        }
        JwtParserBuilder parser = parser();
        if (algorithm == Algorithm.Ed25519 || algorithm == Algorithm.Ed448) {
            // jjwt knows only the older name of the two.
            parser.sig().add(new Renamed(algorithm.name())).and();
        }
        return claims(parser.verifyWith(TestKeys.publicKey(TestKeys.nameFor(algorithm))), token);
    }

    private static Claims claims(JwtParserBuilder parser, Token token) {
        return parser.build().parseSignedClaims(token.signed()).getPayload();
    }

    private static JwtParserBuilder parser() {
        return Jwts.parser()
                .requireIssuer(Sample.ISSUER)
                .clock(() -> Date.from(Sample.NOW))
                .json(new StrictDeserializer());
    }

    private record Renamed(String getId) implements SecureDigestAlgorithm<PrivateKey, PublicKey> {
        @Override
        public byte[] digest(SecureRequest<InputStream, PrivateKey> request) {
            return Jwts.SIG.EdDSA.digest(request);
        }

        @Override
        public boolean verify(VerifySecureDigestRequest<PublicKey> request) {
            return Jwts.SIG.EdDSA.verify(request);
        }
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
