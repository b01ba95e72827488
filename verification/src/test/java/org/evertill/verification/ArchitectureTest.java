package org.evertill.verification;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The walls of the house: which module and which package may know which other, and which library. */
class ArchitectureTest {
    private static final String[] DATABASES = {
        "java.sql..", "javax.sql..", "org.sqlite..", "org.jdbi..", "org.flywaydb.."
    };
    private static final String[] NETWORK = {
        "java.net.http..", "com.sun.net.httpserver..", "okhttp3..", "io.javalin..", "org.eclipse.jetty.."
    };
    private static final String[] SCREENS = {"javafx..", "java.awt..", "javax.swing..", "atlantafx..", "org.kordamp.."};
    private static final String[] INJECTION = {"com.google.inject..", "jakarta.inject..", "javax.inject.."};

    private static final String HEADQUARTERS = "org.evertill.scaleunit.headquarters..";
    private static final String CHANNEL = "org.evertill.scaleunit.channel..";
    private static final String AUDIT = "org.evertill.verification.audit..";

    @ParameterizedTest
    @EnumSource(House.class)
    void everyModuleIsSeenByTheseRules(House module) {
        var seen = new TreeSet<String>();
        House.classes().forEach(type -> seen.add(type.getName()));
        assertThat(seen).as("compiled types of %s", module.folder()).containsAll(module.declaredTypes());
    }

    @ParameterizedTest
    @ValueSource(strings = {HEADQUARTERS, CHANNEL, AUDIT})
    void everyWallStands(String packages) {
        assertThat(House.classes().that(resideInAPackage(packages))).as("types in %s", packages).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(House.class)
    void modulesDependOneWay(House module) {
        if (module.forbiddenPackages().length == 0) {
            return;
        }
        hold(noClasses().that().resideInAPackage(module.packages())
                .should().dependOnClassesThat().resideInAnyPackage(module.forbiddenPackages())
                .because("dependencies point one way: app, sync-agent, offline-db, exchange, commerce; and scale-unit,"
                        + " exchange; installer and verification stand on top and nobody sees them"));
    }

    @Test
    void packagesKnowEachOtherOneWay() {
        hold(slices().assignedFrom(eachPackage())
                .should().beFreeOfCycles()
                .because("of two packages that know each other neither can be read, tested or moved alone: they are"
                        + " one package, or a class stands in the wrong one"));
    }

    @Test
    void commerceIsPureJava() {
        hold(classes().that().resideInAPackage(House.COMMERCE.packages())
                .should().onlyDependOnClassesThat(resideInAnyPackage(
                        "org.evertill.commerce..", "java..", "org.jspecify..", "com.github.f4b6a3.uuid.."))
                .because("commerce holds the rules of selling alone: it must run the same at a register, in a server"
                        + " and in a simulation, so it knows no library but the one that makes transaction ids"));
        hold(noClasses().that().resideInAPackage(House.COMMERCE.packages())
                .should().dependOnClassesThat(type(Thread.class).or(resideInAnyPackage(
                        "java.sql..", "java.net..", "java.nio.channels..", "java.awt..", "java.util.concurrent..")))
                .because("commerce neither stores, sends, draws nor starts threads; the register loop runs it on one"));
    }

    @Test
    void commerceIsWiredFromOutside() {
        hold(noClasses().that().resideInAPackage(House.COMMERCE.packages())
                .should().dependOnClassesThat().resideInAnyPackage(INJECTION)
                .because("what commerce needs comes in by constructor; @Inject would tie the rules to one container"));
    }

    @Test
    void exchangeKnowsNoNetworkScreenOrInjection() {
        hold(noClasses().that().resideInAPackage(House.EXCHANGE.packages())
                .should().dependOnClassesThat(resideInAnyPackage(NETWORK).or(resideInAnyPackage(SCREENS))
                        .or(resideInAnyPackage(INJECTION)))
                .because("both sides share exchange, so it must not bring either side's transport, screens or wiring"));
    }

    @Test
    void offlineDatabaseKnowsNoNetworkOrScreen() {
        hold(noClasses().that().resideInAPackage(House.OFFLINE_DB.packages())
                .should().dependOnClassesThat(resideInAnyPackage(NETWORK).or(resideInAnyPackage(SCREENS)))
                .because("a commit must never wait for the network or a screen"));
    }

    @Test
    void syncAgentKnowsNoScreen() {
        hold(noClasses().that().resideInAPackage(House.SYNC_AGENT.packages())
                .should().dependOnClassesThat().resideInAnyPackage(SCREENS)
                .because("workers report by snapshots; only the register draws"));
    }

    @Test
    void screensKnowNoDatabaseOrNetwork() {
        hold(noClasses().that().resideInAPackage(House.APP.packages())
                .should().dependOnClassesThat(resideInAnyPackage(DATABASES).or(resideInAnyPackage(NETWORK)))
                .because("the FX thread never blocks longer than a frame: storing is offline-db's work,"
                        + " sending sync-agent's"));
    }

    @Test
    void viewModelsKnowNoToolkit() {
        hold(noClasses().that().resideInAPackage(House.APP.packages())
                .and().haveSimpleNameEndingWith("ViewModel")
                .should().dependOnClassesThat().resideInAnyPackage(
                        "javafx.scene..", "javafx.stage..", "javafx.application..", "javafx.animation..")
                .because("view models are tested without a toolkit; they hold properties, views bind to them"));
    }

    @Test
    void scaleUnitDrawsNoScreen() {
        hold(noClasses().that().resideInAPackage(House.SCALE_UNIT.packages())
                .should().dependOnClassesThat().resideInAnyPackage(SCREENS)
                .because("the scale unit runs on servers without a display"));
    }

    @Test
    void headquartersAndChannelMeetOnlyThroughExchange() {
        String because = "headquarters and channel have two databases and may run as two processes;"
                + " what they share is in exchange, and only the root package wires both";
        hold(noClasses().that().resideInAPackage(HEADQUARTERS)
                .should().dependOnClassesThat().resideInAPackage(CHANNEL).because(because));
        hold(noClasses().that().resideInAPackage(CHANNEL)
                .should().dependOnClassesThat().resideInAPackage(HEADQUARTERS).because(because));
        hold(noClasses().that().resideInAPackage(House.SCALE_UNIT.packages())
                .and().resideOutsideOfPackage("org.evertill.scaleunit")
                .should(HouseConditions.dependOnBoth(HEADQUARTERS, CHANNEL)).because(because));
    }

    @Test
    void theAuditorKnowsNoProductClass() {
        hold(noClasses().that().resideInAPackage(AUDIT)
                .should().dependOnClassesThat(
                        resideInAPackage("org.evertill..").and(DescribedPredicate.not(resideInAPackage(AUDIT))))
                .because("counters the product keeps of itself prove nothing: the auditor reads the files"
                        + " with plain SQL"));
    }

    private static SliceAssignment eachPackage() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return SliceIdentifier.of(type.getPackageName());
            }

            @Override
            public String getDescription() {
                return "each package";
            }
        };
    }

    private static void hold(ArchRule rule) {
        // Whether what a rule speaks of exists at all is everyWallStands' question, asked once for all rules.
        rule.allowEmptyShould(true).check(House.classes());
    }
}
