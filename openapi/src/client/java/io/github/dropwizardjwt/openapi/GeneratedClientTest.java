package io.github.dropwizardjwt.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.swagger.v3.oas.models.SpecVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.DefaultApi;
import org.openapitools.client.api.SessionsApi;
import org.openapitools.client.auth.HttpBearerAuth;
import org.openapitools.client.model.JwtTokens;
import org.openapitools.client.model.Tokens;

/** A client that OpenAPI Generator has made from the golden document logs in, refreshes and logs out. */
@ExtendWith(DropwizardExtensionsSupport.class)
class GeneratedClientTest {
    private static final DropwizardAppExtension<SampleConfiguration> APP = Sample.with(SpecVersion.V30);

    private final ApiClient client =
            new ApiClient().setBasePath(Sample.uri(APP, "/api").toString());
    private final DefaultApi api = new DefaultApi(client);
    private final SessionsApi sessions = new SessionsApi(client);

    @Test
    void keepsEachTokenForWhatItIsFor() throws ApiException {
        assertRejected(() -> api.find("7"), 401);

        Tokens tokens = api.login("alice");
        hold("bearerAuth", tokens.getAuthToken());
        hold("refreshToken", tokens.getRefreshToken());

        assertThat(api.find("7").getAmount()).isEqualTo(7);
        assertThat(api.greeting().getMessage()).isEqualTo("alice");
        assertRejected(() -> api.user("bob"), 403);

        JwtTokens next = sessions.refresh();
        hold("bearerAuth", next.getAuthToken());
        hold("refreshToken", next.getRefreshToken());

        assertThat(sessions.list1(null, null).getSessions()).hasSize(1);
        sessions.logout();
        assertRejected(() -> api.find("7"), 401);
    }

    private void hold(String scheme, String token) {
        ((HttpBearerAuth) client.getAuthentication(scheme)).setBearerToken(token);
    }

    private static void assertRejected(Call call, int status) {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(call::run)
                .satisfies(e -> assertThat(e.getCode()).isEqualTo(status));
    }

    private interface Call {
        void run() throws ApiException;
    }
}
