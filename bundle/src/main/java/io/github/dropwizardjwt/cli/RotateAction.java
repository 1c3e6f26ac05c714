package io.github.dropwizardjwt.cli;

import io.github.dropwizardjwt.key.UnusableKeyException;
import io.github.dropwizardjwt.key.rotation.KeyRotation;
import java.nio.file.Path;
import java.util.Optional;
import net.sourceforge.argparse4j.inf.ArgumentParser;

/** {@code jwt rotate}: generates the next key, if there is none yet. */
final class RotateAction implements Action {
    @Override
    public String name() {
        return "rotate";
    }

    @Override
    public String help() {
        return "Puts the next key into the application's key directory, or the first one if there is none.";
    }

    @Override
    public void configure(ArgumentParser parser) {
        Action.addFile(parser);
    }

    @Override
    public void run(Invocation invocation) throws Exception {
        KeyRotation rotation = invocation.service().read().rotation();
        try {
            Optional<Path> created = rotation.createFirstKey().or(rotation::createNextKey);
            invocation.out().println(created.map(file -> "Created " + file).orElse("The next key is there already"));
            KeyTable.print(rotation.load().schedule(), invocation.out());
        } catch (UnusableKeyException e) {
            throw new IllegalArgumentException("The key directory " + e.problem(), e);
        }
    }
}
