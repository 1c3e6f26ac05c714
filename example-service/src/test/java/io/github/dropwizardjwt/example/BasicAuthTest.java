package io.github.dropwizardjwt.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.auth.Auth;
import io.dropwizard.auth.AuthDynamicFeature;
import io.dropwizard.auth.AuthFilter;
import io.dropwizard.auth.AuthValueFactoryProvider;
import io.dropwizard.auth.PrincipalImpl;
import io.dropwizard.auth.basic.BasicCredentialAuthFilter;
import io.dropwizard.auth.basic.BasicCredentials;
import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.auth.JwtFeature;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Basic authentication together with tokens. */
class BasicAuthTest {
    @Test
    void letsTokensAndBasicAuthenticationStandSideBySide(@TempDir java.nio.file.Path data) throws Exception {
        try (ExampleServer server = ExampleServer.start(WithBasicAuth.class, data)) {
            String token = "Bearer " + server.authToken("alice");
            String basic = "Basic YmF0Y2g6c2VjcmV0"; // batch:secret

            assertThat(status(server, "/mixed/token", token)).isEqualTo(200);
            assertThat(status(server, "/mixed/token", basic)).isEqualTo(401);
            assertThat(status(server, "/mixed/basic", basic)).isEqualTo(200);
            assertThat(status(server, "/mixed/basic", token)).isEqualTo(401);
        }
    }

    private static int status(ExampleServer server, String path, String authorization) throws Exception {
        return server.send(HttpRequest.newBuilder(URI.create(server.url() + path))
                        .header("Authorization", authorization)
                        .GET())
                .statusCode();
    }

    public static final class WithBasicAuth extends ExampleApplication {
        @Override
        public void run(ExampleConfiguration configuration, Environment environment) {
            super.run(configuration, environment);
            AuthFilter<BasicCredentials, PrincipalImpl> basic = new BasicCredentialAuthFilter.Builder<PrincipalImpl>()
                    .setAuthenticator(WithBasicAuth::authenticate)
                    .setRealm("batch")
                    .buildAuthFilter();
            environment.jersey().register(JwtFeature.forOtherPrincipals(new AuthDynamicFeature(basic)));
            environment.jersey().register(new AuthValueFactoryProvider.Binder<>(PrincipalImpl.class));
            environment.jersey().register(new MixedResource());
        }

        private static Optional<PrincipalImpl> authenticate(BasicCredentials credentials) {
            return Optional.of(credentials)
                    .filter(given -> given.getPassword().equals("secret"))
                    .map(given -> new PrincipalImpl(given.getUsername()));
        }
    }

    @Path("/mixed")
    @Produces(MediaType.APPLICATION_JSON)
    public static final class MixedResource {
        @GET
        @Path("/token")
        public Message withToken(@Auth Token current) {
            return Message.hello(current.subject());
        }

        @GET
        @Path("/basic")
        public Message withPassword(@Auth PrincipalImpl batch) {
            return Message.hello(batch.getName());
        }
    }
}
