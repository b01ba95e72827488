package org.evertill.verification;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Conditions the house needs and the rule language does not have. */
final class HouseConditions {
    private static final Set<String> FLOATING = Set.of("float", "double", "java.lang.Float", "java.lang.Double");

    private HouseConditions() {}

    /** Knows classes of both packages. */
    static ArchCondition<JavaClass> dependOnBoth(String first, String second) {
        return condition("depend on both " + first + " and " + second, (type, violations) -> {
            if (dependsOn(type, first) && dependsOn(type, second)) {
                violations.add(type.getName() + " knows both " + first + " and " + second);
            }
            return violations;
        });
    }

    /** Declares, takes, returns or calls something with a floating-point number. */
    static ArchCondition<JavaClass> touchFloatingPoint() {
        return condition("touch floating point", (type, violations) -> {
            type.getFields().stream()
                    .filter(field -> FLOATING.contains(field.getRawType().getName()))
                    .forEach(field -> violations.add(field.getFullName() + " is a " + field.getRawType().getName()));
            type.getCodeUnits().stream()
                    .filter(unit -> signature(unit).anyMatch(FLOATING::contains))
                    .forEach(unit -> violations.add(unit.getFullName() + " takes or returns floating point"));
            type.getCodeUnits().stream()
                    .flatMap(unit -> unit.getCallsFromSelf().stream())
                    .filter(call -> Stream.concat(
                                    call.getTarget().getRawParameterTypes().stream(),
                                    Stream.of(call.getTarget().getRawReturnType()))
                            .anyMatch(part -> FLOATING.contains(part.getName())))
                    .forEach(call -> violations.add(call.getDescription()));
            return violations;
        });
    }

    /** Has a field of this type, or a method that takes or returns it; a local variable may. */
    static ArchCondition<JavaClass> keepOrHandOn(String typeName) {
        return condition("keep or hand on " + typeName, (type, violations) -> {
            type.getFields().stream()
                    .filter(field -> field.getRawType().getName().equals(typeName))
                    .forEach(field -> violations.add(field.getFullName() + " keeps it"));
            type.getCodeUnits().stream()
                    .filter(unit -> signature(unit).anyMatch(typeName::equals))
                    .forEach(unit -> violations.add(unit.getFullName() + " takes or returns it"));
            return violations;
        });
    }

    /**
     * Is an interface that exactly one class implements. One that says {@code @FunctionalInterface} is meant for
     * lambdas, which cannot be counted here, and is left out.
     */
    static ArchCondition<JavaClass> haveASingleImplementation() {
        return condition("have a single implementation", (type, violations) -> {
            List<JavaClass> implementers = type.getAllSubclasses().stream()
                    .filter(subclass -> !subclass.isInterface())
                    .toList();
            if (implementers.size() == 1 && !type.isAnnotatedWith(FunctionalInterface.class)) {
                violations.add(type.getName() + " is implemented by " + implementers.getFirst().getName() + " alone:"
                        + " use the class itself, or make it a port in commerce");
            }
            return violations;
        });
    }

    private static Stream<String> signature(JavaCodeUnit unit) {
        return Stream.concat(unit.getRawParameterTypes().stream(), Stream.of(unit.getRawReturnType()))
                .map(JavaClass::getName);
    }

    private static boolean dependsOn(JavaClass type, String packages) {
        DescribedPredicate<JavaClass> inside = resideInAPackage(packages);
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> inside.test(dependency.getTargetClass()));
    }

    /** A condition that lists what satisfies it; used after "no classes should". */
    private static ArchCondition<JavaClass> condition(
            String description, BiFunction<JavaClass, Set<String>, Set<String>> findings) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                findings.apply(type, new TreeSet<>())
                        .forEach(finding -> events.add(SimpleConditionEvent.satisfied(type, finding)));
            }
        };
    }
}
