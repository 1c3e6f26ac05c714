package io.github.dropwizardjwt.example;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A directory that looks like the top level of the project, with the built jar and without data. */
final class TopLevel {
    private final Path directory;

    /** Makes an empty directory look so, with these configuration files. */
    TopLevel(Path directory, String... configurations) throws IOException {
        this.directory = directory;
        Files.createSymbolicLink(
                directory.resolve("example-service"), Path.of("").toAbsolutePath());
        for (String configuration : configurations) {
            Files.copy(Path.of("..", configuration), directory.resolve(configuration));
        }
    }

    /**
     * What a command did.
     *
     * @param status 0 where it succeeded
     * @param out what it printed
     * @param error what it complained of
     */
    record Result(int status, String out, String error) {}

    /** Runs the command {@code jwt} of the jar. */
    Result jwt(String... arguments) throws Exception {
        return run(jar(List.of(), arguments("jwt", arguments)));
    }

    /** The same, with settings that come before those of the file. */
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

    /** Starts the service; what it prints goes into the file {@code log}. */
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
        // It does not run for long.
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
