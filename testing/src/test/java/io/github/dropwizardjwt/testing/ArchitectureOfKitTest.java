package io.github.dropwizardjwt.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.github.dropwizardjwt.ArchitectureTest;

/** The rules of the bundle hold together with this module. */
@AnalyzeClasses(packages = "io.github.dropwizardjwt", importOptions = ArchitectureTest.MainClasses.class)
class ArchitectureOfKitTest {
    @ArchTest
    static final ArchTests RULES = ArchTests.in(ArchitectureTest.class);

    /** Tests of services need not have AssertJ. */
    @ArchTest
    static final ArchRule onlyTheContractOfStoresNeedsMoreThanJUnit = noClasses()
            .that()
            .resideOutsideOfPackage("io.github.dropwizardjwt.testing.store")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.assertj..", "org.junit.jupiter.params..");
}
