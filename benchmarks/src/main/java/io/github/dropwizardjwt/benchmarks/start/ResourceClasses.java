package io.github.dropwizardjwt.benchmarks.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.tools.ToolProvider;

/** Resource classes with ten methods each, in the shapes that applications have: written as source, and compiled. */
final class ResourceClasses {
    private static final int METHODS_OF_A_CLASS = 10;

    private ResourceClasses() {}

    /** The names of the classes that have as many methods together. */
    static List<String> names(int methods) {
        return IntStream.range(0, methods / METHODS_OF_A_CLASS)
                .mapToObj(i -> "generated.Resource" + i)
                .toList();
    }

    /**
     * Compiles classes.
     *
     * @param directory where their files go
     * @param methods how many methods they have together
     */
    static void compile(Path directory, int methods) throws IOException {
        Path sources = Files.createDirectories(directory.resolve("generated"));
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none",
                "--release",
                "17",
                "-d",
                directory.toString(),
                "-cp",
                System.getProperty("java.class.path")));
        for (int i = 0; i < methods / METHODS_OF_A_CLASS; i++) {
            Path source = sources.resolve("Resource" + i + ".java");
            Files.writeString(source, source(i));
            arguments.add(source.toString());
        }
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("The resource classes do not compile");
        }
    }

    private static String source(int number) {
        StringBuilder source = new StringBuilder("""
                package generated;

                import io.github.dropwizardjwt.auth.RequireToken;
                import jakarta.ws.rs.GET;
                import jakarta.ws.rs.Path;
                import jakarta.ws.rs.PathParam;

                @Path("/resources%d")
                public class Resource%d {
                """.formatted(number, number));
        for (int i = 0; i < METHODS_OF_A_CLASS; i++) {
            source.append("""

                        @GET
                        @Path("/%d/{user}")
                        @RequireToken(%s)
                        public String get%d(@PathParam("user") String user) {
                            return user;
                        }
                    """.formatted(i, members(i), i));
        }
        return source.append("}\n").toString();
    }

    private static String members(int number) {
        return switch (number % 5) {
            case 0 -> "";
            case 1 -> "sub = \"user\"";
            case 2 -> "scope = \"admin\"";
            case 3 -> "claims = \"owner={user}\"";
            default -> "sub = \"user\", overrideScope = \"admin\"";
        };
    }
}
