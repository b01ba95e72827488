package org.evertill.commerce.operation;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.staff.Permission;
import org.evertill.commerce.store.ReasonCode;

/**
 * Something a person must give before an operation can go on. Drawn by one generic view; what is given becomes
 * the next step.
 */
public sealed interface Prompt {

    /** What is asked; the key of the title's text. */
    Subject subject();

    /** What a prompt asks for. */
    enum Subject {
        /** A quantity for the line. */
        QUANTITY,
        /** A new unit price for the line. */
        PRICE,
        /** Why the price changes. */
        PRICE_REASON,
        /** A code whose price is asked. */
        PRICE_CHECK,
        /** A manager's number and PIN. */
        AUTHORIZATION,
        /** Whether so large a quantity is meant. */
        LARGE_QUANTITY,
        /** Which of the products is meant that have the same code. */
        AMBIGUOUS_CODE
    }

    /** A number. */
    record Number(Subject subject, int decimals, Function<BigDecimal, SessionStep> then) implements Prompt {
    }

    /** A code, typed or scanned. */
    record Code(Subject subject, Function<String, SessionStep> then) implements Prompt {
    }

    /** One of headquarters' reasons. */
    record Reason(Subject subject, List<ReasonCode> reasons, Function<String, SessionStep> then) implements Prompt {

        public Reason {
            reasons = List.copyOf(reasons);
        }
    }

    /** One of the products a code may mean. */
    record Product(String code, List<ItemFacts> items, Function<ItemFacts, SessionStep> then) implements Prompt {

        public Product {
            items = List.copyOf(items);
        }

        @Override
        public Subject subject() {
            return Subject.AMBIGUOUS_CODE;
        }
    }

    /** Worker number and PIN of somebody who may. */
    record Authorization(Permission permission, BiFunction<String, String, SessionStep> then) implements Prompt {

        @Override
        public Subject subject() {
            return Subject.AUTHORIZATION;
        }
    }

    /** Yes or no. */
    record Confirmation(Subject subject, List<String> arguments, SessionStep then) implements Prompt {

        public Confirmation {
            arguments = List.copyOf(arguments);
        }
    }
}
