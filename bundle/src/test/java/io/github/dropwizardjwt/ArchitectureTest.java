package io.github.dropwizardjwt;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.AndFullName.Predicates.fullNameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;

/**
 * Packages depend on each other in one direction: root and cli, admin, config, auth, session, token, key, json. The
 * modules with stores, the test kit and that for OpenAPI run the same rules.
 */
@AnalyzeClasses(packages = "io.github.dropwizardjwt", importOptions = ArchitectureTest.MainClasses.class)
public class ArchitectureTest {
    private static final String ROOT = "io.github.dropwizardjwt";
    private static final String[] STORES = {ROOT + ".jdbi3", ROOT + ".redis"};

    /** No tests, and none of the jar with the contracts of stores. */
    public static final class MainClasses implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return Predefined.DO_NOT_INCLUDE_TESTS.includes(location) && !location.contains("-tests.jar");
        }
    }

    @ArchTest
    static final ArchRule arrowsGoOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
            .layer("root")
            .definedBy(ROOT)
            .layer("cli")
            .definedBy(ROOT + ".cli..")
            .layer("admin")
            .definedBy(ROOT + ".admin")
            .layer("config")
            .definedBy(ROOT + ".config..")
            .layer("auth")
            .definedBy(ROOT + ".auth..")
            .layer("session")
            .definedBy(ROOT + ".session..")
            .layer("token")
            .definedBy(ROOT + ".token")
            .layer("key")
            .definedBy(ROOT + ".key..")
            .layer("json")
            .definedBy(ROOT + ".json")
            .optionalLayer("stores")
            .definedBy(STORES)
            .optionalLayer("openapi")
            .definedBy(ROOT + ".openapi")
            .optionalLayer("testing")
            .definedBy(ROOT + ".testing..")
            .whereLayer("testing")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("openapi")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("stores")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("root")
            .mayOnlyBeAccessedByLayers("testing")
            .whereLayer("cli")
            .mayOnlyBeAccessedByLayers("root")
            .whereLayer("admin")
            .mayOnlyBeAccessedByLayers("root")
            .whereLayer("config")
            .mayOnlyBeAccessedByLayers("root", "admin", "stores")
            .whereLayer("auth")
            .mayOnlyBeAccessedByLayers("root", "cli", "admin", "config", "openapi", "testing")
            .whereLayer("session")
            .mayOnlyBeAccessedByLayers("root", "admin", "stores", "config", "auth", "testing")
            .whereLayer("token")
            .mayOnlyBeAccessedByLayers(
                    "root", "cli", "admin", "stores", "config", "auth", "session", "openapi", "testing")
            .whereLayer("key")
            .mayOnlyBeAccessedByLayers("root", "cli", "admin", "config", "auth", "session", "token", "testing")
            .whereLayer("json")
            .mayOnlyBeAccessedByLayers("cli", "auth", "session", "token", "key", "testing")
            .ensureAllClassesAreContainedInArchitecture();

    @ArchTest
    static final ArchRule storesShowTheirSectionOnly = classes()
            .that()
            .resideInAnyPackage(STORES)
            .and()
            .arePublic()
            .should()
            .beAssignableTo(ROOT + ".config.session.SessionsFactory")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule sectionsOfTheConfigurationKnowNoOther = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(ROOT + ".config..")
            .layer("key")
            .definedBy(ROOT + ".config.key")
            .layer("token")
            .definedBy(ROOT + ".config.token")
            .layer("issuer")
            .definedBy(ROOT + ".config.issuer")
            .layer("session")
            .definedBy(ROOT + ".config.session")
            .layer("audit")
            .definedBy(ROOT + ".config.audit")
            .whereLayer("audit")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("token")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("issuer")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("session")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("key")
            .mayOnlyBeAccessedByLayers("token");

    @ArchTest
    static final ArchRule keysKnowNotWhereTheyComeFrom = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(ROOT + ".key..")
            .layer("key")
            .definedBy(ROOT + ".key")
            .layer("jwk")
            .definedBy(ROOT + ".key.jwk")
            .layer("remote")
            .definedBy(ROOT + ".key.remote")
            .layer("rotation")
            .definedBy(ROOT + ".key.rotation")
            .whereLayer("remote")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("rotation")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("jwk")
            .mayOnlyBeAccessedByLayers("remote", "rotation");

    @ArchTest
    static final ArchRule requirementsKnowNeitherJerseyFeatureNorEndpoints = noClasses()
            .that()
            .resideInAPackage(ROOT + ".auth.requirement")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + ".auth", ROOT + ".auth.endpoint");

    @ArchTest
    static final ArchRule onlyTheRootKnowsTheWholeSection = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT)
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName(ROOT + ".JwtConfiguration");

    @ArchTest
    static final ArchRule monotonicTimeComesFromATicker =
            noClasses().should().accessTargetWhere(target(fullNameMatching("java\\.lang\\.System\\.nanoTime.*")));

    /** The decoder of the JDK accepts padding and unused bits. */
    @ArchTest
    static final ArchRule base64UrlIsCanonical = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".json")
            .should()
            .accessTargetWhere(target(fullNameMatching("java\\.util\\.Base64\\.getUrl.*")));

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule innerLayersKnowNoHttp = noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".token..", ROOT + ".key..", ROOT + ".session..", ROOT + ".json..")
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
