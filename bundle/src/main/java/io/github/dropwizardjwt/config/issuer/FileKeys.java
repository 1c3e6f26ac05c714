package io.github.dropwizardjwt.config.issuer;

import com.codahale.metrics.Gauge;
import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.config.ReloadWatch;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.KeySource;
import io.github.dropwizardjwt.key.ReloadStatus;
import io.github.dropwizardjwt.key.UnusableKeyException;
import io.github.dropwizardjwt.key.jwk.JsonWebKeySet;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys in a file, which may be replaced while the service runs. While it cannot be used, the keys stay as they are.
 * Thread-safe.
 */
final class FileKeys implements IssuerKeys {
    private static final Logger LOGGER = LoggerFactory.getLogger(FileKeys.class);

    /** As for a key directory, by default. */
    private static final Duration RELOAD_INTERVAL = Duration.ofSeconds(10);

    private final String issuer;
    private final String name;
    private final Supplier<JsonWebKeySet> file;
    private final ReloadStatus status;
    private volatile Loaded loaded;

    private record Loaded(JsonWebKeySet file, KeySet keys) {}

    /**
     * Loads the keys for the first time.
     *
     * @param setting the path of the setting in the entry of the issuer
     * @param file reads the file, and throws an {@link UnusableKeyException} if it cannot be used
     * @throws UnusableKeyException if it cannot be used
     */
    FileKeys(String issuer, String setting, Supplier<JsonWebKeySet> file) {
        this.issuer = issuer;
        this.name = setting + " of the trusted issuer " + issuer;
        this.file = file;
        this.status = new ReloadStatus(name);
        JsonWebKeySet first = file.get();
        this.loaded = new Loaded(first, KeySet.verifying(first.keys()));
        report();
    }

    private void report() {
        LOGGER.info(
                "Issuer {} has the keys {}; unusable: {}",
                issuer,
                loaded.keys().verificationKeys(),
                loaded.file().rejected());
    }

    /** Reads the file again. A failure is logged once, and known until it is fixed. */
    synchronized void reload() {
        status.attempt(this::replaceChanged);
    }

    /** Keys that are the same remain the same objects, so that the tokens verified with them stay verified. */
    private void replaceChanged() {
        JsonWebKeySet found = file.get();
        Loaded before = loaded;
        KeySet keys = KeySet.verifying(found.keys()).reusing(before.keys());
        if (!keys.verificationKeys().equals(before.keys().verificationKeys())
                || !found.rejected().equals(before.file().rejected())) {
            loaded = new Loaded(found, keys);
            report();
        }
    }

    @Override
    public KeySource inService() {
        return () -> loaded.keys();
    }

    @Override
    public KeySource onDemand() {
        return inService();
    }

    @Override
    public void register(Environment environment) {
        Gauge<Integer> number = () -> loaded.keys().verificationKeys().size();
        environment.metrics().register(IssuerWatch.gaugeName(issuer, "keys"), number);
        ReloadWatch.register(
                IssuerWatch.checkName(issuer),
                this::reload,
                () -> status.problem().map(problem -> name + " " + problem),
                RELOAD_INTERVAL,
                environment);
    }

    @Override
    public IssuerKeysStatus status() {
        return new IssuerKeysStatus(
                "file",
                loaded.keys().verificationKeys().size(),
                Optional.empty(),
                status.problem().map(problem -> "The last keys are still in use, but the file " + problem));
    }

    @Override
    public void close() {}
}
