package io.github.dropwizardjwt.openapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.core.Configuration;
import io.github.dropwizardjwt.JwtConfiguration;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** The configuration of the sample application. */
public final class SampleConfiguration extends Configuration {
    @Valid
    @NotNull
    private JwtConfiguration jwt;

    @JsonProperty
    private String openApi = "V30";

    @JsonProperty
    public JwtConfiguration getJwt() {
        return jwt;
    }

    @JsonProperty
    void setJwt(JwtConfiguration jwt) {
        this.jwt = jwt;
    }

    String openApi() {
        return openApi;
    }
}
