package io.github.dropwizardjwt.benchmarks.http;

import io.github.dropwizardjwt.benchmarks.results.Jdk;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A virtual machine with servers, on its own processor if {@code taskset} is available. */
final class ServerProcess implements AutoCloseable {
    private static final String PROCESSOR = "0";

    private final Jdk jdk;
    private final Process process;
    private final Path directory;
    private final Map<Setup, int[]> ports = new HashMap<>();

    private ServerProcess(Jdk jdk, Process process, Path directory) {
        this.jdk = jdk;
        this.process = process;
        this.directory = directory;
    }

    /** Starts servers and waits until they answer; {@code properties} are options of their virtual machine. */
    static ServerProcess start(Jdk jdk, List<Setup> setups, List<String> properties) throws IOException {
        Path directory = Files.createTempDirectory(Path.of("target"), "servers");
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/taskset"))) {
            command.addAll(List.of("taskset", "-c", PROCESSOR));
        }
        command.add(jdk.launcher());
        command.addAll(properties);
        String heap = Setup.heapMegabytes(setups) + "m";
        command.addAll(List.of(
                "-Xms" + heap,
                "-Xmx" + heap,
                "-cp",
                System.getProperty("java.class.path"),
                Servers.class.getName(),
                directory.toString()));
        setups.forEach(setup -> command.add(setup.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(directory.resolve("log").toFile())
                .start();
        // Also if this program is interrupted.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        ServerProcess servers = new ServerProcess(jdk, process, directory);
        servers.readPorts();
        return servers;
    }

    private void readPorts() throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); !Servers.READY.equals(line); line = output.readLine()) {
            if (line == null) {
                throw new IOException("The servers did not start; see " + directory.resolve("log"));
            }
            if (line.startsWith(Servers.SERVER)) {
                String[] words = line.split(" ", -1);
                ports.put(Setup.parse(words[1]), new int[] {Integer.parseInt(words[2]), Integer.parseInt(words[3])});
            }
        }
    }

    Jdk jdk() {
        return jdk;
    }

    /** Some valid tokens. */
    List<String> tokens(Setup setup, int count) {
        try {
            return Files.readAllLines(setup.tokens(directory)).subList(0, count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port of a server with this header cache size. */
    int port(Setup setup, int headerCacheSize) {
        int[] both = Objects.requireNonNull(ports.get(setup));
        return headerCacheSize == 512 ? both[0] : both[1];
    }

    /** Its processor time so far. */
    Duration processorTime() {
        return process.toHandle()
                .info()
                .totalCpuDuration()
                .orElseThrow(() -> new IllegalStateException("The servers have stopped"));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
