package io.github.dropwizardjwt.config.issuer;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.DataSizeUnit;
import io.dropwizard.validation.MaxDataSize;
import io.dropwizard.validation.MinDataSize;
import io.github.dropwizardjwt.config.PathSetting;
import io.github.dropwizardjwt.config.SettingException;
import io.github.dropwizardjwt.key.remote.FetchTransport;
import io.github.dropwizardjwt.key.remote.FetchTransportBuilder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a {@code fetch:} section that concern the requests: credentials, certificates, a proxy, and the size
 * of responses. Not thread-safe.
 */
public abstract class FetchTransportConfiguration {
    private @Nullable String bearerTokenFile;
    private Map<String, String> headers = Map.of();
    private @Nullable String caFile;
    private @Nullable String certificateName;

    @Valid
    private @Nullable FetchProxyConfiguration proxy;

    @NotNull
    @MinDataSize(value = 1, unit = DataSizeUnit.KIBIBYTES)
    @MaxDataSize(value = 1, unit = DataSizeUnit.MEBIBYTES)
    private DataSize maxSize = DataSize.kibibytes(50);

    FetchTransportConfiguration() {}

    /**
     * The file with a token that is sent as {@code Authorization: Bearer} (RFC 6750 §2.1), such as that of a Kubernetes
     * service account. It is read again for each request. Sent only over https, or http of the loopback interface, to
     * the origin of {@code jwksUri}, or of the issuer. Default: none.
     *
     * @return the file; null for none
     */
    @JsonProperty
    public @Nullable String getBearerTokenFile() {
        return bearerTokenFile;
    }

    @JsonProperty
    public void setBearerTokenFile(@Nullable String bearerTokenFile) {
        // What is written without a value is not the default.
        this.bearerTokenFile = bearerTokenFile == null ? "" : bearerTokenFile;
    }

    /**
     * Further headers of the requests, such as an API key. Sent where the bearer token would be. Default: none.
     *
     * @return the values by name
     */
    @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
    public Map<String, String> getHeaders() {
        return headers;
    }

    @JsonProperty
    public void setHeaders(@Nullable Map<String, String> headers) {
        this.headers = headers == null ? Map.of() : headers;
    }

    /**
     * The file with the certificates, in PEM, that are trusted instead of those of the Java runtime. Read when the
     * service starts. Default: those of the Java runtime.
     *
     * @return the file; null for the default
     */
    @JsonProperty
    public @Nullable String getCaFile() {
        return caFile;
    }

    @JsonProperty
    public void setCaFile(@Nullable String caFile) {
        // What is written without a value is not the default.
        this.caFile = caFile == null ? "" : caFile;
    }

    /**
     * The name that the certificate of the server must have among its subject alternative names: a DNS name or an IP
     * address. Default: the host in the URL.
     *
     * @return the name; null for the default
     */
    @JsonProperty
    public @Nullable String getCertificateName() {
        return certificateName;
    }

    @JsonProperty
    public void setCertificateName(@Nullable String certificateName) {
        // What is written without a value is not the default.
        this.certificateName = certificateName == null ? "" : certificateName;
    }

    /**
     * The proxy for the requests. Default: that of the Java runtime.
     *
     * @return the proxy; null for the default
     */
    @JsonProperty
    public @Nullable FetchProxyConfiguration getProxy() {
        return proxy;
    }

    @JsonProperty
    public void setProxy(@Nullable FetchProxyConfiguration proxy) {
        this.proxy = proxy;
    }

    /**
     * The largest response that is accepted, before and after decompression. Default: 50 KiB; from 1 KiB to 1 MiB.
     *
     * @return the size
     */
    @JsonProperty
    public DataSize getMaxSize() {
        return maxSize;
    }

    @JsonProperty
    public void setMaxSize(DataSize maxSize) {
        this.maxSize = maxSize;
    }

    /**
     * These settings for the URL of the keys, or the issuer whose metadata names it.
     *
     * @throws SettingException if one cannot be used
     */
    FetchTransport transport(String url) {
        FetchTransportBuilder builder = FetchTransport.builder();
        applySet("bearerTokenFile", bearerTokenFile, file -> builder.bearerTokenFile(path("bearerTokenFile", file)));
        applySet("headers", headers, builder::headers);
        applySet("caFile", caFile, file -> builder.caFile(path("caFile", file)));
        applySet("certificateName", certificateName, builder::certificateName);
        applySet("proxy", proxy, section -> section.applyTo(builder));
        apply("maxSize", () -> builder.maxSize((int) maxSize.toBytes()));
        FetchTransport transport = apply("headers", builder::build);
        transport
                .credentialsProblem(url)
                .ifPresent(problem -> reject(bearerTokenFile == null ? "headers" : "bearerTokenFile", problem));
        transport.proxyProblem(url).ifPresent(problem -> reject("proxy", problem));
        return transport;
    }

    /** Whether what has annotations is as they demand. */
    boolean isTransportComplete() {
        return maxSize != null
                && maxSize.toBytes() >= DataSize.kibibytes(1).toBytes()
                && maxSize.toBytes() <= DataSize.mebibytes(1).toBytes()
                && (proxy == null || proxy.isComplete());
    }

    private static Path path(String setting, String file) {
        return PathSetting.read("fetch." + setting, file, "file");
    }

    private static <T> void applySet(String setting, @Nullable T value, Function<T, FetchTransportBuilder> effect) {
        if (value != null) {
            apply(setting, () -> effect.apply(value));
        }
    }

    private static <T> T apply(String setting, Supplier<T> value) {
        try {
            return value.get();
        } catch (SettingException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new SettingException("fetch." + setting, String.valueOf(e.getMessage()));
        }
    }

    private static void reject(String setting, String problem) {
        throw new SettingException("fetch." + setting, problem);
    }
}
