package io.github.dropwizardjwt.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.WebTarget;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

@ExtendWith(DropwizardExtensionsSupport.class)
@WithToken(sub = "alice")
class WithTokenTest {
    private static final DropwizardAppExtension<SampleConfiguration> APP =
            new DropwizardAppExtension<>(SampleApplication.class, "src/test/resources/sample.yml");

    @RegisterExtension
    static final JwtTest JWT = JwtTest.of(APP);

    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @WithToken(sub = "root", claims = "admin")
    @interface AsAdmin {}

    private static int status(WebTarget service, String path) {
        return service.path("/api" + path).request().get().getStatus();
    }

    @Test
    void sendsTheTokenOfTheClass(WebTarget service) {
        assertThat(status(service, "/users/alice")).isEqualTo(200);
        assertThat(status(service, "/users/bob")).isEqualTo(403);
    }

    @Test
    @WithToken(
            sub = "bob",
            scope = {"read", "limits={\"max\":3}"})
    void sendsTheTokenOfTheMethod(WebTarget service) {
        assertThat(status(service, "/users/bob")).isEqualTo(200);
        assertThat(status(service, "/limits")).isEqualTo(200);
    }

    @Test
    @AsAdmin
    void sendsTheTokenOfAnAnnotationOfTheProject(WebTarget service) {
        assertThat(status(service, "/users/bob")).isEqualTo(200);
    }

    @Test
    @WithToken(
            sub = "alice",
            claims = {"tenant=7", "roles=[\"a\",\"b\"]", "verified", "name=some text"})
    void readsClaimsAsRulesDo(WebTarget service) {
        assertThat(status(service, "/claims")).isEqualTo(200);
    }

    @Test
    @WithToken(sub = "alice", forged = Forgery.EXPIRED)
    void sendsForgedTokens(WebTarget service) {
        assertThat(status(service, "/users/alice")).isEqualTo(401);
    }

    @Test
    @WithToken(sub = "alice", cookie = "other_token")
    void sendsCookiesWithRequestsThatChangeSomething(WebTarget service) {
        assertThat(service.path("/api/both").request().method("POST").getStatus())
                .isEqualTo(200);
    }

    @Test
    @WithToken(sub = "alice", cookie = "auth_token")
    void sendsCookies(Client client) {
        assertThat(status(client.target("http://localhost:" + APP.getLocalPort()), "/cookie"))
                .isEqualTo(200);
    }
}
