package io.github.dropwizardjwt.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one {@link Browser} of this run as a parameter. Tests are skipped where none is installed, unless the
 * environment has {@code BROWSER_REQUIRED=true}: then they fail.
 */
public final class Chromium implements ExecutionCondition, ParameterResolver {
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    /** Starts one that shares nothing with the others, for a test that closes it. */
    static Browser start() {
        return Browser.start(DRIVER);
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        boolean required = "true".equals(System.getenv("BROWSER_REQUIRED"));
        return required || Files.isExecutable(DRIVER)
                ? ConditionEvaluationResult.enabled("Chromium is there, or required")
                : ConditionEvaluationResult.disabled(
                        "There is no " + DRIVER + "; install the Debian packages chromium and chromium-driver");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browser.class;
    }

    /** Closed by JUnit at the end of the run. */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(Chromium.class))
                .getOrComputeIfAbsent(Browser.class, type -> start(), Browser.class);
    }
}
