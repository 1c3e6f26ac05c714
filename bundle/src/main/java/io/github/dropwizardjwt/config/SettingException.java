package io.github.dropwizardjwt.config;

/** A setting that cannot be used: which one, what is wrong with it, and how to cure it. */
public final class SettingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String setting;
    private final String problem;

    /**
     * A problem.
     *
     * @param setting the key in the {@code jwt:} section
     * @param problem what is wrong and how to cure it, to be read after the setting's name
     */
    public SettingException(String setting, String problem) {
        super("jwt." + setting + " " + problem);
        this.setting = setting;
        this.problem = problem;
    }

    /**
     * Which setting.
     *
     * @return its path in the {@code jwt:} section
     */
    public String setting() {
        return setting;
    }

    /**
     * What is wrong.
     *
     * @return the problem and its cure, to be read after the setting's name
     */
    public String problem() {
        return problem;
    }
}
