package io.github.dropwizardjwt.openapi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.github.dropwizardjwt.ArchitectureTest;

/** The rules of the bundle hold together with this module. */
@AnalyzeClasses(packages = "io.github.dropwizardjwt", importOptions = ArchitectureTest.MainClasses.class)
class ArchitectureOfOpenApiTest {
    @ArchTest
    static final ArchTests RULES = ArchTests.in(ArchitectureTest.class);

    @ArchTest
    static final ArchRule thereIsOneDoor = classes()
            .that()
            .resideInAPackage("io.github.dropwizardjwt.openapi")
            .and()
            .arePublic()
            .should()
            .haveSimpleName("JwtOpenApi")
            .orShould()
            .implement("io.swagger.v3.jaxrs2.ext.OpenAPIExtension");
}
