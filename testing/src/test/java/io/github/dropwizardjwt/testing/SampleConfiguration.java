package io.github.dropwizardjwt.testing;

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
    public JwtConfiguration getJwt() {
        return jwt;
    }

    @JsonProperty
    void setJwt(JwtConfiguration jwt) {
        this.jwt = jwt;
    }
}
