package io.github.dropwizardjwt;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;

/** Arrows between packages go one way: root, cli and auth, session, token, token.json and key. */
@AnalyzeClasses(packages = "io.github.dropwizardjwt", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "io.github.dropwizardjwt";

    @ArchTest
    static final ArchRule arrowsGoOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
            .layer("root")
            .definedBy(ROOT)
            .layer("cli")
            .definedBy(ROOT + ".cli..")
            .layer("auth")
            .definedBy(ROOT + ".auth..")
            .layer("session")
            .definedBy(ROOT + ".session..")
            .layer("token")
            .definedBy(ROOT + ".token")
            .layer("json")
            .definedBy(ROOT + ".token.json..")
            .layer("key")
            .definedBy(ROOT + ".key..")
            .whereLayer("root")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("cli")
            .mayOnlyBeAccessedByLayers("root")
            .whereLayer("auth")
            .mayOnlyBeAccessedByLayers("root")
            .whereLayer("session")
            .mayOnlyBeAccessedByLayers("root", "auth")
            .whereLayer("token")
            .mayOnlyBeAccessedByLayers("root", "cli", "auth", "session")
            .whereLayer("json")
            .mayOnlyBeAccessedByLayers("root", "auth", "session", "token", "key")
            .whereLayer("key")
            .mayOnlyBeAccessedByLayers("root", "cli", "auth", "session", "token");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyAuthAndTheRootKnowHttp = noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".token..", ROOT + ".key..", ROOT + ".session..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "jakarta.servlet..", "org.glassfish..", "io.dropwizard..");

    @ArchTest
    static final ArchRule onlyTokenAndKeyKnowJjwt = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".token..", ROOT + ".key..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.jsonwebtoken..");

    @ArchTest
    static final ArchRule namesSayWhatAClassIs = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Impl");

    @ArchTest
    static final ArchRule publicClassesHaveNoPublicFields = fields().that()
            .areDeclaredInClassesThat()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .areNotEnums()
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule loggingGoesThroughSlf4j = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule onlyCommandsPrint = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".cli..")
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule timeComesFromAClock = noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".token..", ROOT + ".session..", ROOT + ".key.rotation..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
}
