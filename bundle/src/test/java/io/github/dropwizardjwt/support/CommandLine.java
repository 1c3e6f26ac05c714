package io.github.dropwizardjwt.support;

import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.support.Sections.Host;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;

/** An application with the bundle, run from the command line with a configuration file in a directory. */
public final class CommandLine {
    private final Path file;
    private final JwtBundle<Host> bundle;
    private Consumer<Environment> start = environment -> {
        throw new AssertionError("This command does not start the application");
    };

    public CommandLine(Path directory, Clock clock) {
        this(directory, new JwtBundle<>(Host::getJwt).withClock(clock));
    }

    public CommandLine(Path directory, JwtBundle<Host> bundle) {
        this.file = directory.resolve("config.yml");
        this.bundle = bundle;
    }

    /** Sets what the application does in {@code run}, for commands that start it. */
    public CommandLine starting(Consumer<Environment> run) {
        this.start = run;
        return this;
    }

    /** Writes the {@code jwt:} section. */
    public CommandLine configured(String... lines) throws IOException {
        return containing("jwt:\n" + String.join("\n", lines).indent(2));
    }

    /** Writes the whole file. */
    public CommandLine containing(String yaml) throws IOException {
        Files.writeString(file, yaml);
        return this;
    }

    /**
     * What was printed.
     *
     * @param out to the standard output
     * @param error to the standard error
     * @param failed whether the process would have ended with a status other than 0
     */
    public record Output(String out, String error, boolean failed) {}

    /** Runs {@code jwt} with these arguments; {@code FILE} is the configuration file. */
    public Output run(String... arguments) throws Exception {
        return runPiped("", arguments);
    }

    /** The same with this text in the standard input. */
    public synchronized Output runPiped(String input, String... arguments) throws Exception {
        String[] all = new String[arguments.length + 1];
        all[0] = "jwt";
        for (int i = 0; i < arguments.length; i++) {
            all[i + 1] = arguments[i].equals("FILE") ? file.toString() : arguments[i];
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream error = new ByteArrayOutputStream();
        InputStream inBefore = System.in;
        PrintStream outBefore = System.out;
        PrintStream errorBefore = System.err;
        Typed application = new Typed(bundle, start);
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(error, true, StandardCharsets.UTF_8));
        try {
            application.run(all);
        } finally {
            System.setIn(inBefore);
            System.setOut(outBefore);
            System.setErr(errorBefore);
        }
        return new Output(
                out.toString(StandardCharsets.UTF_8), error.toString(StandardCharsets.UTF_8), application.failed);
    }

    private static final class Typed extends Application<Host> {
        private final JwtBundle<Host> bundle;
        private final Consumer<Environment> start;
        private boolean failed;

        Typed(JwtBundle<Host> bundle, Consumer<Environment> start) {
            this.bundle = bundle;
            this.start = start;
        }

        @Override
        public void initialize(Bootstrap<Host> bootstrap) {
            bootstrap.addBundle(bundle);
        }

        @Override
        public void run(Host configuration, Environment environment) {
            start.accept(environment);
        }

        /** The other one ends the process. */
        @Override
        protected void onFatalError(Throwable t) {
            failed = true;
        }
    }
}
