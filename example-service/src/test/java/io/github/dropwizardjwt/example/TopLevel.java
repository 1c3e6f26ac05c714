package io.github.dropwizardjwt.example;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the project's top-level directory, with the built jar and without data. */
final class TopLevel {
    private final Path directory;

    /** Sets up an empty directory like it, with these configuration files. */
    TopLevel(Path directory, String... configurations) throws IOException {
        this.directory = directory;
        Files.createSymbolicLink(
                directory.resolve("example-service"), Path.of("").toAbsolutePath());
        for (String configuration : configurations) {
            Files.copy(Path.of("..", configuration), directory.resolve(configuration));
        }
    }

    /**
     * The result of a command.
     *
     * @param status its exit status
     * @param out its standard output
     * @param error its standard error
     */
    record Result(int status, String out, String error) {}

    /** Runs the command {@code jwt} of the jar. */
    Result jwt(String... arguments) throws Exception {
        return run(jar(List.of(), arguments("jwt", arguments)));
    }

    /** The same, with settings that override those of the file. */
    Result jwt(List<String> settings, String... arguments) throws Exception {
        return run(jar(settings, arguments("jwt", arguments)));
    }

    Result run(String... command) throws Exception {
        Path error = Files.createTempFile(directory, ".error", "");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(error.toFile())
                .start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Result(process.waitFor(), out, Files.readString(error));
    }

    /** Starts the service; its output goes to the file {@code log}. */
    Process serve(List<String> settings, String configuration) throws IOException {
        return new ProcessBuilder(jar(settings, "server", configuration))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    Path log() {
        return directory.resolve("log");
    }

    private static String[] arguments(String first, String... others) {
        return Stream.concat(Stream.of(first), Stream.of(others)).toArray(String[]::new);
    }

    private static String[] jar(List<String> settings, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // It is short-lived.
        command.add("-XX:TieredStopAtLevel=1");
        settings.forEach(setting -> command.add("-Ddw." + setting));
        command.addAll(List.of("-jar", "example-service/target/example-service.jar"));
        command.addAll(List.of(arguments));
        return command.toArray(String[]::new);
    }

    static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
