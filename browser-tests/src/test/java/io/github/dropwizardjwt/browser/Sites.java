package io.github.dropwizardjwt.browser;

import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.DropwizardTestSupport;
import io.dropwizard.testing.ResourceHelpers;
import io.github.dropwizardjwt.support.TestCertificates;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The service at {@code app.example.test}, a sibling of it, and another site. */
final class Sites implements AutoCloseable {
    private final ForeignPages others;
    private final DropwizardTestSupport<Settings> support;

    private Sites(ForeignPages others, DropwizardTestSupport<Settings> support) {
        this.others = others;
        this.support = support;
    }

    /** Starts them, with a key in this directory, and the service with these settings beside those of its file. */
    static Sites start(Path directory, ConfigOverride... settings) throws Exception {
        TestCertificates certificates = TestCertificates.create(directory, "sites", "dns:*.example.test,dns:evil.test");
        String connector = "server.applicationConnectors[0].";
        Stream<ConfigOverride> tls = Stream.of(
                ConfigOverride.config(
                        connector + "keyStorePath", certificates.store().toString()),
                ConfigOverride.config(connector + "keyStorePassword", TestCertificates.PASSWORD));
        DropwizardTestSupport<Settings> support = new DropwizardTestSupport<>(
                AccountService.class,
                ResourceHelpers.resourceFilePath("account-service.yml"),
                Stream.concat(tls, Stream.of(settings)).toArray(ConfigOverride[]::new));
        support.before();
        return new Sites(new ForeignPages(certificates), support);
    }

    AccountService service() {
        return support.getApplication();
    }

    /** An address of the service. */
    String app(String path) {
        return "https://app.example.test:" + support.getLocalPort() + path;
    }

    /** A page of the same site, and of another origin. */
    String sibling() {
        return others.at("other.example.test");
    }

    /** A page of another site. */
    String evil() {
        return others.at("evil.test");
    }

    /** Opens the page of the service as somebody who has not been there before, and who logs in. */
    void logIn(Browser browser, String name) {
        service().jwt.sessions().revokeSubject(name);
        browser.forgetCookies();
        browser.open(app("/"));
        browser.run("return post('/login/" + name + "')");
        service().events.clear();
        service().account.changedBy().clear();
        service().gate.close();
    }

    @Override
    public void close() {
        support.after();
        others.close();
    }
}
