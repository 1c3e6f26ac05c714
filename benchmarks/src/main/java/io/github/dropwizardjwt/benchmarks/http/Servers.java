package io.github.dropwizardjwt.benchmarks.http;

import io.github.dropwizardjwt.benchmarks.sample.Jca;
import io.github.dropwizardjwt.benchmarks.sample.Keys;
import io.github.dropwizardjwt.benchmarks.sample.Sample;
import io.github.dropwizardjwt.key.Algorithm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
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
        for (Setup setup : Arrays.stream(arguments).skip(1).map(Setup::parse).toList()) {
            Keys own = keys.computeIfAbsent(setup.algorithm(), Keys::of);
            BenchmarkServer server = new BenchmarkServer(
                    setup,
                    own,
                    (port512, port256) -> System.out.println(SERVER + setup + " " + port512 + " " + port256));
            server.run("server", "server.yml");
            Supplier<String> tokens = setup.sessions() == Sessions.NONE ? signed(own) : server::tokenOfASession;
            Files.write(
                    setup.tokens(Path.of(arguments[0])),
                    Stream.generate(tokens).limit(setup.tokens()).toList());
        }
        System.out.println(READY);
    }

    private static Supplier<String> signed(Keys keys) {
        Jca.Signer signer = new Jca(keys, null).signer();
        Sample sample = Sample.good(keys.algorithm());
        return () -> sample.signedWith(signer);
    }
}
