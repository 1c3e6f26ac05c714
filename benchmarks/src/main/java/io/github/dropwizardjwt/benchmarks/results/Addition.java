package io.github.dropwizardjwt.benchmarks.results;

/** What a service has of the bundle. */
public enum Addition {
    NOTHING("without bundle"),
    /** Its section of the configuration, which is read and checked, and nothing that uses it. */
    SETTINGS("its settings"),
    BUNDLE("with bundle");

    private final String words;

    Addition(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
