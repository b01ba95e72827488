package org.evertill.verification;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** How the house's code behaves wherever it stands: time, threads, money, printing, interfaces. */
class HabitsTest {
    private static final String FX_THREAD = "org.evertill.app.FxThread";

    @Test
    void onlyFxThreadEntersTheScreenThread() {
        var callers = House.classes().stream()
                .filter(type -> type.getAccessesFromSelf().stream()
                        .anyMatch(access -> access.getTarget().getFullName()
                                .startsWith("javafx.application.Platform.runLater(")))
                .map(JavaClass::getName);
        assertThat(callers)
                .as("threads change in three places only, and the screen thread is entered by FxThread.publish")
                .containsExactly(FX_THREAD);
    }

    @Test
    void moneyIsNeverFloatingPoint() {
        hold(noClasses().that().resideInAPackage(House.COMMERCE.packages())
                .should(HouseConditions.touchFloatingPoint())
                .because("money is integer minor units with named rounding; 0.1 has no exact double"));
    }

    @Test
    void commerceIsToldTheTime() {
        hold(noClasses().that().resideInAPackage(House.COMMERCE.packages())
                .and().doNotHaveFullyQualifiedName("org.evertill.commerce.register.RegisterEnvironment")
                .should().accessTargetWhere(readsTheSystemClock())
                .because("dates come from an injected clock and durations from an injected ticker: replay and"
                        + " simulation run on times of their own; RegisterEnvironment alone names the machine's"));
    }

    @Test
    void nobodySleeps() {
        hold(noClasses().that().resideOutsideOfPackage("org.evertill.verification..")
                .should().callMethod(Thread.class, "sleep", long.class)
                .orShould().callMethod(Thread.class, "sleep", java.time.Duration.class)
                .orShould().callMethod(java.util.concurrent.TimeUnit.class, "sleep", long.class)
                .because("a sleeping thread cannot be stopped, woken or tested: wait on a queue, a schedule or"
                        + " a deadline; only the fault proxy in verification delays on purpose"));
    }

    @Test
    void onlyCommandLinesPrint() {
        hold(noClasses().that(DescribedPredicate.not(isCommandLine()))
                .should().accessTargetWhere(prints())
                .because("a log has a level and a place; System.out belongs to programs that print their result,"
                        + " whose names end in Main or Command"));
    }

    @Test
    void theInjectorIsNeverKeptOrHandedOn() {
        hold(noClasses()
                .should(HouseConditions.keepOrHandOn("com.google.inject.Injector"))
                .because("an injector handed around is a service locator: what a class needs is in its constructor"));
    }

    @Test
    void interfacesHaveAReason() {
        hold(noClasses().that().areInterfaces().and().areNotAnnotations()
                .and().resideOutsideOfPackage(House.COMMERCE.packages())
                .should(HouseConditions.haveASingleImplementation())
                .because("ports are interfaces in commerce; elsewhere an interface with one implementation"
                        + " only hides it"));
    }

    private static DescribedPredicate<JavaClass> isCommandLine() {
        return DescribedPredicate.describe("named …Main or …Command", type -> {
            String top = type.getName().replaceFirst("\\$.*", "");
            return top.endsWith("Main") || top.endsWith("Command");
        });
    }

    private static DescribedPredicate<JavaAccess<?>> readsTheSystemClock() {
        return DescribedPredicate.describe("reads the system clock", access -> access.getTarget()
                .getFullName()
                .matches("java\\.time\\.\\w+\\.now\\((?!java\\.time\\.Clock).*|java\\.time\\.Clock\\.(system|tick).*"
                        + "|java\\.lang\\.System\\.(currentTimeMillis|nanoTime).*"));
    }

    private static DescribedPredicate<JavaAccess<?>> prints() {
        return DescribedPredicate.describe("prints", access -> access.getTarget()
                .getFullName()
                .matches("java\\.lang\\.System\\.(out|err)|.*\\.printStackTrace\\(\\)"));
    }

    private static void hold(ArchRule rule) {
        rule.allowEmptyShould(true).check(House.classes());
    }
}
