package org.socialrx;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

@AnalyzeClasses(packages = "org.socialrx", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] STAGES = Stream.of(
                    "ingest",
                    "cohort",
                    "covariate",
                    "panel",
                    "propensity",
                    "matching",
                    "effect",
                    "describe",
                    "fit",
                    "release",
                    "report",
                    "simulate")
            .map(stage -> "org.socialrx." + stage + "..")
            .toArray(String[]::new);

    @ArchTest
    static final ArchRule stages_never_import_one_another = slices().matching(
                    "org.socialrx.(ingest|cohort|covariate|panel|propensity|matching|effect|describe|fit|release|report|simulate)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("org.socialrx.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule statistics_know_only_arrays = classes()
            .that()
            .resideInAPackage("org.socialrx.stats..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.socialrx.stats..",
                    "java..",
                    "org.ejml..",
                    "org.apache.commons.statistics..",
                    "org.apache.commons.numbers..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule the_study_knows_neither_spark_nor_delta = noClasses()
            .that()
            .resideInAPackage("org.socialrx.study..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..", "io.delta..", "org.apache.hadoop..");

    @ArchTest
    static final ArchRule only_table_uses_delta = noClasses()
            .that()
            .resideOutsideOfPackages("org.socialrx.table..", "org.socialrx.serve..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.delta..", "org.apache.spark.sql.delta..");

    @ArchTest
    static final ArchRule only_jobs_parse_arguments = noClasses()
            .that()
            .resideOutsideOfPackage("org.socialrx.job..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("scopt..");

    @ArchTest
    static final ArchRule only_wide_propensity_models_use_the_general_library = noClasses()
            .that()
            .resideOutsideOfPackage("org.socialrx.propensity.ml..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.spark.ml..");

    @ArchTest
    static final ArchRule reports_see_results_and_operations_only = noClasses()
            .that()
            .resideInAPackage("org.socialrx.report..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.socialrx.schema.source..", "org.socialrx.schema.core..", "org.socialrx.schema.study..");

    @ArchTest
    static final ArchRule only_jobs_use_the_warehouse = noClasses()
            .that()
            .resideInAnyPackage(STAGES)
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.socialrx.table.Warehouse");

    @ArchTest
    static final ArchRule only_jobs_print_end_or_look_at_the_clock = noClasses()
            .that()
            .resideOutsideOfPackages("org.socialrx.job..", "org.socialrx.serve..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
}
