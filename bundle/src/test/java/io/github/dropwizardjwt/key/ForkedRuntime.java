package io.github.dropwizardjwt.key;

import io.github.dropwizardjwt.support.TestKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.List;

/** A Java runtime in a process of its own, whose elliptic curves are another provider's. */
final class ForkedRuntime {
    private ForkedRuntime() {}

    /**
     * Reads a private and a public key for each algorithm, and prints the algorithm, or why that failed.
     *
     * @param arguments the class of the provider that takes the place of SunEC, or none, and then the algorithms
     */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Provider other = arguments[0].equals("none")
                ? null
                : Class.forName(arguments[0])
                        .asSubclass(Provider.class)
                        .getDeclaredConstructor()
                        .newInstance();
        Security.removeProvider("SunEC");
        if (other != null) {
            Security.addProvider(other);
        }
        for (int i = 1; i < arguments.length; i++) {
            Algorithm algorithm = Algorithm.valueOf(arguments[i]);
            try {
                System.out.println(SigningKey.ofPrivateKey(algorithm, TestKeys.pem(TestKeys.nameFor(algorithm)), null)
                        .algorithm());
                VerificationKey.ofPublicKey(algorithm, TestKeys.pem(TestKeys.nameFor(algorithm) + ".pub"), null);
            } catch (UnusableKeyException e) {
                System.out.println(e.problem());
            }
        }
    }

    /** The lines that such a process prints. */
    static List<String> run(String... arguments) throws IOException {
        ProcessBuilder process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ForkedRuntime.class.getName());
        process.command().addAll(List.of(arguments));
        process.redirectError(ProcessBuilder.Redirect.INHERIT);
        return new String(process.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
