package io.github.dropwizardjwt.key.remote;

/** A variable of the environment in a secret, which would be sent as it is. */
final class UnreplacedVariable {
    /** To be read after the setting and a verb. */
    static final String PROBLEM =
            "a variable in it that nobody replaces; have the application replace ${NAME} in its YAML "
                    + "with an EnvironmentVariableSubstitutor";

    private UnreplacedVariable() {}

    static boolean isIn(String text) {
        return text.contains("${");
    }
}
