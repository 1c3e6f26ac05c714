package io.github.dropwizardjwt;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What is public is listed, with the reason: what applications use, what they implement, and what the compiler needs.
 */
class ApiTest {
    private static final Path LIST = Path.of("api.txt");

    @Test
    void everyPublicTypeIsListedOnce() throws IOException {
        assertThat(listed()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(publicTypes());
    }

    @Test
    void typesForTheCompilerHaveAReason() throws IOException {
        List<String> lines = Files.readAllLines(LIST);
        assertThat(lines.subList(lines.indexOf("[compiler]") + 1, lines.size()))
                .filteredOn(line -> !line.isBlank())
                .allMatch(line -> line.matches("[\\w.]+ +\\S.*"));
    }

    private static List<String> listed() throws IOException {
        List<String> types = new ArrayList<>();
        for (String line : Files.readAllLines(LIST)) {
            if (!line.isBlank() && !line.startsWith("#") && !line.startsWith("[")) {
                types.add("io.github.dropwizardjwt." + line.split(" ", 2)[0]);
            }
        }
        return types;
    }

    private static List<String> publicTypes() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.github.dropwizardjwt")
                        .stream()
                        .filter(JavaClass::isTopLevelClass)
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(JavaClass::getName)
                        .toList();
    }
}
