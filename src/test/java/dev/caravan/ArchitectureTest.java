package dev.caravan;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.apache.camel.Processor;

/** The rooms of docs/architecture.md, as code. */
@AnalyzeClasses(packages = "dev.caravan", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule roomsHaveNoCycles =
            slices().matching("dev.caravan.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theSchemaRoomKnowsNobody = knowsOnly("schema");

    @ArchTest
    static final ArchRule theCandidateKnowsOnlyTheSchemaRoom = knowsOnly("candidate", "schema");

    @ArchTest
    static final ArchRule aContractKnowsOnlyTheSchemaRoom = knowsOnly("contract", "schema");

    @ArchTest
    static final ArchRule theCatalogueKnowsOnlyContracts = knowsOnly("catalogue", "contract");

    @ArchTest
    static final ArchRule theLedgerKnowsOnlyCandidates = knowsOnly("ledger", "candidate", "schema");

    @ArchTest
    static final ArchRule theIntakeKnowsNothingOfDelivery =
            knowsOnly("intake", "document", "ledger", "candidate", "schema", "catalogue");

    @ArchTest
    static final ArchRule deliveryKnowsNoFaceAndNoIntake =
            knowsOnly("delivery", "document", "ledger", "candidate", "schema", "catalogue", "contract");

    @ArchTest
    static final ArchRule documentsKnowNoDelivery = knowsOnly("document", "ledger", "candidate", "schema");

    @ArchTest
    static final ArchRule aPreviewKnowsWhatTakesAndWhatSends =
            knowsOnly("preview", "intake", "delivery", "document", "ledger", "candidate", "catalogue", "schema");

    @ArchTest
    static final ArchRule theSandboxKnowsOnlyContracts = knowsOnly("sandbox", "contract", "schema");

    @ArchTest
    static final ArchRule theLedgerKnowsNoCamel = noClasses()
            .that()
            .resideInAnyPackage("dev.caravan.ledger..", "dev.caravan.candidate..", "dev.caravan.contract..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule theProductDoesNotKnowTheSandbox = noClasses()
            .that()
            .resideOutsideOfPackages("dev.caravan.sandbox..", "dev.caravan.demo..", "dev.caravan.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.caravan.sandbox..", "dev.caravan.demo..");

    @ArchTest
    static final ArchRule nothingDependsOnAVendor = noClasses()
            .that()
            .resideOutsideOfPackage("dev.caravan.vendor..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.caravan.vendor..");

    @ArchTest
    static final ArchRule vendorsDoNotKnowEachOther =
            slices().matching("dev.caravan.vendor.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule transformsAndReadingsKnowNoCamel = noClasses()
            .that()
            .resideInAPackage("dev.caravan.vendor..")
            .and()
            .doNotImplement(Processor.class)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule namesAreOfTheDomain =
            noClasses().should().haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Dto)$");

    @ArchTest
    static final ArchRule noRoomIsNamedAfterALayer = classes()
            .should()
            .resideOutsideOfPackages("..service..", "..util..", "..model..", "..impl..", "..common..");

    @ArchTest
    static final ArchRule javaBuildsNoRoutes =
            noClasses().should().dependOnClassesThat().haveFullyQualifiedName("org.apache.camel.builder.RouteBuilder");

    private static ArchRule knowsOnly(String room, String... others) {
        String[] known = new String[others.length + 1];
        known[0] = "dev.caravan." + room + "..";
        for (int i = 0; i < others.length; i++) {
            known[i + 1] = "dev.caravan." + others[i] + "..";
        }
        return noClasses()
                .that()
                .resideInAPackage("dev.caravan." + room + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.caravan..")
                        .and(com.tngtech.archunit.base.DescribedPredicate.not(
                                com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(known))));
    }
}
