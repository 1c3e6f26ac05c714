package io.github.dropwizardjwt.benchmarks.http;

import io.github.dropwizardjwt.benchmarks.sample.Jca;
import io.github.dropwizardjwt.benchmarks.sample.Keys;
import io.github.dropwizardjwt.benchmarks.sample.Sample;
import io.github.dropwizardjwt.key.Algorithm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/** Several servers in one virtual machine, which so has to be warmed up once. */
public final class Servers {
    /** How many tokens there are of each algorithm. */
    static final int TOKENS = 1000;

    /** Begins the lines on the standard output that say where a server is: its setup and its two ports follow. */
    static final String SERVER = "server ";

    /** The line after the last of them. */
    static final String READY = "ready";

    private Servers() {}

    /**
     * Starts them.
     *
     * @param arguments the directory to write tokens to, a file for each algorithm; then the setups
     */
    public static void main(String[] arguments) throws Exception {
        Map<Algorithm, Keys> keys = new EnumMap<>(Algorithm.class);
        for (Setup setup : Arrays.stream(arguments).skip(1).map(Setup::parse).toList()) {
            Keys own = keys.computeIfAbsent(setup.algorithm(), Keys::of);
            new BenchmarkServer(
                            setup,
                            own,
                            (port512, port256) -> System.out.println(SERVER + setup + " " + port512 + " " + port256))
                    .run("server", "server.yml");
        }
        for (Keys each : keys.values()) {
            writeTokens(Path.of(arguments[0]).resolve(each.algorithm().name()), each);
        }
        System.out.println(READY);
    }

    private static void writeTokens(Path file, Keys keys) throws IOException {
        Jca.Signer signer = new Jca(keys, null).signer();
        Sample sample = Sample.good(keys.algorithm());
        Files.write(
                file,
                Stream.generate(() -> sample.signedWith(signer)).limit(TOKENS).toList());
    }
}
