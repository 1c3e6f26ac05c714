package io.github.dropwizardjwt.benchmarks.start;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/** The class path of the services, all of it jars: a class data archive takes no class from a directory. */
final class Jars {
    private Jars() {}

    /**
     * Puts the classes of the services into jars.
     *
     * @param directory for the jars
     * @param resources the directory of the resource classes
     */
    static String of(Path directory, Path resources) throws IOException {
        List<String> jars = new ArrayList<>(List.of(jar(directory.resolve("resources.jar"), resources)));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            jars.add(Files.isDirectory(path) ? jar(directory.resolve("benchmarks.jar"), path) : entry);
        }
        return String.join(File.pathSeparator, jars);
    }

    private static String jar(Path jar, Path classes) {
        ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
        if (tool.run(System.out, System.err, "--create", "--file", jar.toString(), "-C", classes.toString(), ".")
                != 0) {
            throw new IllegalStateException("There is no jar of " + classes);
        }
        return jar.toString();
    }
}
