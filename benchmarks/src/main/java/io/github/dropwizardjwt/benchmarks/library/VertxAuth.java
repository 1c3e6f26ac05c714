package io.github.dropwizardjwt.benchmarks.library;

import io.github.dropwizardjwt.benchmarks.sample.Keys;
import io.github.dropwizardjwt.benchmarks.sample.Sample;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.security.SignatureException;

/** io.vertx:vertx-auth-jwt. */
final class VertxAuth implements Library {
    @Override
    public Verifier verifier(Keys keys) {
        JWTAuth auth = auth(keys);
        return token -> {
            Future<User> user = auth.authenticate(new TokenCredentials(token));
            if (!user.succeeded()) {
                throw new SignatureException(user.cause());
            }
            return user.result();
        };
    }

    @Override
    public Issuer issuer(Keys keys) {
        JWTAuth auth = auth(keys);
        JWTOptions options =
                new JWTOptions().setAlgorithm(keys.algorithm().name()).setExpiresInSeconds((int) Sample.LIFETIME);
        return () -> auth.generateToken(
                new JsonObject()
                        .put("iss", Sample.ISSUER)
                        .put("sub", Sample.SUBJECT)
                        .put("jti", Sample.newId())
                        .put("type", "auth")
                        .put("scope", Sample.SCOPE)
                        .put("tenant", Sample.TENANT)
                        .put("level", Sample.LEVEL),
                options);
    }

    private static JWTAuth auth(Keys keys) {
        JWTAuthOptions options = new JWTAuthOptions().setJWTOptions(new JWTOptions().setIssuer(Sample.ISSUER));
        String algorithm = keys.algorithm().name();
        if (keys.algorithm().isSymmetric()) {
            options.addPubSecKey(key(algorithm).setBuffer(keys.secretText()));
        } else {
            options.addPubSecKey(key(algorithm).setBuffer(keys.publicKeyPem()));
            options.addPubSecKey(key(algorithm).setBuffer(keys.privateKeyPem()));
        }
        return JWTAuth.create(Vertx.vertx(), options);
    }

    private static PubSecKeyOptions key(String algorithm) {
        return new PubSecKeyOptions().setAlgorithm(algorithm).setId(Keys.ID);
    }
}
