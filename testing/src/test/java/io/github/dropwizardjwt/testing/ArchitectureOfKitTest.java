package io.github.dropwizardjwt.testing;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.github.dropwizardjwt.ArchitectureTest;

/** The rules of the bundle hold together with this module. */
@AnalyzeClasses(packages = "io.github.dropwizardjwt", importOptions = ArchitectureTest.MainClasses.class)
class ArchitectureOfKitTest {
    @ArchTest
    static final ArchTests RULES = ArchTests.in(ArchitectureTest.class);
}
