package io.github.dropwizardjwt.key;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A process whose files cannot grow beyond 1 KiB. */
final class LimitedProcess {
    private LimitedProcess() {}

    /**
     * Makes a key file, and prints whether it did, or why not.
     *
     * @param arguments the algorithm and the file
     */
    public static void main(String[] arguments) {
        try {
            System.out.println(KeyFiles.create(Algorithm.valueOf(arguments[0]), Path.of(arguments[1])));
        } catch (UnusableKeyException e) {
            System.out.println(e.problem());
        }
    }

    /** The lines that such a process prints. */
    static List<String> create(Algorithm algorithm, Path file) throws IOException {
        Process process = new ProcessBuilder(
                        "bash",
                        "-c",
                        "ulimit -f 1; exec \"$@\"",
                        "limited",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // Its file of performance data would not fit either.
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LimitedProcess.class.getName(),
                        algorithm.name(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
