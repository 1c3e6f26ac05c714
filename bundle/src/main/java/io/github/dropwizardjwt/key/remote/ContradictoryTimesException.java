package io.github.dropwizardjwt.key.remote;

/** Times of fetching that cannot be kept together, so that the keys of an issuer that is up would become too old. */
public final class ContradictoryTimesException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String setting;
    private final String problem;

    ContradictoryTimesException(String setting, String problem) {
        super(setting + " " + problem);
        this.setting = setting;
        this.problem = problem;
    }

    /**
     * The time that is to be changed.
     *
     * @return its name in {@link RemoteKeysBuilder}
     */
    public String setting() {
        return setting;
    }

    /**
     * What is wrong with it and how to cure it.
     *
     * @return a text to be read after the name
     */
    public String problem() {
        return problem;
    }
}
