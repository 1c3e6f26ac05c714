package io.github.dropwizardjwt;

/** A setting that cannot be used. */
final class SettingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String setting;
    private final String problem;

    /**
     * A problem.
     *
     * @param setting the key in the {@code jwt:} section
     * @param problem what is wrong and how to cure it, to be read after the setting's name
     */
    SettingException(String setting, String problem) {
        super("jwt." + setting + " " + problem);
        this.setting = setting;
        this.problem = problem;
    }

    String setting() {
        return setting;
    }

    String problem() {
        return problem;
    }
}
