package io.github.dropwizardjwt.config;

/** A setting of the {@code jwt:} section cannot be used. Says which one, what is wrong with it, and how to fix it. */
public final class SettingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String setting;
    private final String problem;

    /**
     * An exception.
     *
     * @param setting the key in the {@code jwt:} section
     * @param problem what is wrong and how to fix it, to be read after the setting's name
     */
    public SettingException(String setting, String problem) {
        super("jwt." + setting + " " + problem);
        this.setting = setting;
        this.problem = problem;
    }

    /**
     * The setting.
     *
     * @return its path in the {@code jwt:} section
     */
    public String setting() {
        return setting;
    }

    /**
     * What is wrong.
     *
     * @return the problem and how to fix it, to be read after the setting's name
     */
    public String problem() {
        return problem;
    }
}
