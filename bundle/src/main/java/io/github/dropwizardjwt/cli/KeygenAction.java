package io.github.dropwizardjwt.cli;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeyFiles;
import io.github.dropwizardjwt.key.UnusableKeyException;
import io.github.dropwizardjwt.key.jwk.KeyParser;
import java.nio.file.Path;
import net.sourceforge.argparse4j.inf.ArgumentParser;

/** {@code jwt keygen}: generates a key in a new file. */
final class KeygenAction implements Action {
    private static final String ALGORITHM = "algorithm";
    private static final String OUT = "out";

    @Override
    public String name() {
        return "keygen";
    }

    @Override
    public String help() {
        return "Generates a key in a new file that only its owner may read.";
    }

    @Override
    public void configure(ArgumentParser parser) {
        parser.addArgument("--" + ALGORITHM)
                .type(Algorithm.class)
                .required(true)
                .help("what the key is for");
        parser.addArgument("--" + OUT)
                .metavar("FILE")
                .help("the file, which must not exist yet (default: jwt.secret for HS algorithms, else jwt.pem)");
    }

    @Override
    public void run(Invocation invocation) {
        Algorithm algorithm = invocation.arguments().get(ALGORITHM);
        String out = invocation.arguments().getString(OUT);
        Path file = Path.of(out != null ? out : algorithm.isSymmetric() ? "jwt.secret" : "jwt.pem");
        if (!create(algorithm, file)) {
            throw new IllegalArgumentException(file + " exists, and keys are not replaced; choose another --" + OUT);
        }
        String id =
                KeyParser.of(KeyFiles.read(file)).signingKey(algorithm, null).id();
        invocation.out().println("Created " + file + ", a key for " + algorithm + " with the id " + id);
    }

    private static boolean create(Algorithm algorithm, Path file) {
        try {
            return KeyFiles.create(algorithm, file);
        } catch (UnusableKeyException e) {
            throw new IllegalArgumentException("--" + OUT + " " + e.problem(), e);
        }
    }
}
