package io.github.dropwizardjwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tests that {@code SECURITY.md} names are there. */
class SecurityPageTest {
    /** A class, a method of a class or of one nested in it, or a method of the class named last. */
    private static final Pattern NAME =
            Pattern.compile("`((?:[a-z]+\\.)*[A-Z]\\w*(?:Test|Attacks|Contract))?(?:\\.([a-z]\\w+))?`");

    @Test
    void everyTestThatIsNamedExists() throws Exception {
        List<String> missing = new ArrayList<>();
        int found = 0;
        for (String line : Files.readAllLines(Path.of("../SECURITY.md"))) {
            String type = "";
            for (Matcher name = NAME.matcher(line); name.find(); ) {
                type = name.group(1) == null ? type : name.group(1);
                // Stores are tested in modules of their own.
                if (!type.isEmpty() && !type.startsWith("redis.") && !type.startsWith("jdbi3.")) {
                    found++;
                    if (!exists(type, name.group(2))) {
                        missing.add(name.group());
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(found).isGreaterThan(100);
    }

    private static boolean exists(String type, String method) {
        try {
            Class<?> test = Class.forName("io.github.dropwizardjwt." + type);
            return method == null
                    || Stream.concat(Stream.of(test), Arrays.stream(test.getDeclaredClasses()))
                            .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
                            .anyMatch(each -> each.getName().equals(method));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
