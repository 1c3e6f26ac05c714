package io.github.dropwizardjwt.benchmarks.http;

import io.github.dropwizardjwt.benchmarks.sample.Jca;
import io.github.dropwizardjwt.benchmarks.sample.Keys;
import io.github.dropwizardjwt.benchmarks.sample.Sample;
import io.github.dropwizardjwt.key.Algorithm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Several servers in one virtual machine, which is therefore warmed up once. */
public final class Servers {
    /** The prefix of the lines on standard output that report a server; its setup and its two ports follow. */
    static final String SERVER = "server ";

    /** The line after the last of them. */
    static final String READY = "ready";

    private Servers() {}

    /**
     * Starts them.
     *
     * @param arguments the directory to write tokens to, a file for each setup; then the setups
     */
    public static void main(String[] arguments) throws Exception {
        Map<Algorithm, Keys> keys = new EnumMap<>(Algorithm.class);
        Map<Setup, BenchmarkServer> servers = new LinkedHashMap<>();
        for (Setup setup : Arrays.stream(arguments).skip(1).map(Setup::parse).toList()) {
            BenchmarkServer server = new BenchmarkServer(
                    setup,
                    keys.computeIfAbsent(setup.algorithm(), Keys::of),
                    (port512, port256) -> System.out.println(SERVER + setup + " " + port512 + " " + port256));
            server.run("server", "server.yml");
            servers.put(setup, server);
        }
        for (Setup setup : servers.keySet()) {
            Files.write(
                    setup.tokens(Path.of(arguments[0])),
                    Stream.generate(tokens(setup, servers, keys))
                            .limit(setup.tokens())
                            .toList());
        }
        System.out.println(READY);
    }

    /** A service without sessions that is compared with others is sent what they are sent, since length costs time. */
    private static Supplier<String> tokens(
            Setup setup, Map<Setup, BenchmarkServer> servers, Map<Algorithm, Keys> keys) {
        return Stream.concat(Stream.of(setup), servers.keySet().stream())
                .filter(other -> other.sessions().hasStore())
                .findFirst()
                .map(servers::get)
                .<Supplier<String>>map(server -> server::tokenOfASession)
                .orElseGet(() -> signed(Objects.requireNonNull(keys.get(setup.algorithm()))));
    }

    private static Supplier<String> signed(Keys keys) {
        Jca.Signer signer = new Jca(keys, null).signer();
        Sample sample = Sample.good(keys.algorithm());
        return () -> sample.signedWith(signer);
    }
}
