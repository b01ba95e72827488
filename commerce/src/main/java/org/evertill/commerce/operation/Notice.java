package org.evertill.commerce.operation;

import java.util.UUID;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.catalog.Product;

/** Something to show once, that is not part of the session. */
public sealed interface Notice {

    /** The answer to 101. */
    record PriceChecked(ItemFacts facts) implements Notice {
    }

    /** 108 was asked for: open the search. */
    record SearchRequested() implements Notice {
    }

    /** A line of this cart was voided and can be taken back for a moment. */
    record LineVoided(UUID cart, int line, Product product) implements Notice {
    }

    /** The whole transaction was voided. */
    record TransactionVoided() implements Notice {
    }

    /** The sale that was running when the register stopped cannot be read by this program, and was set aside. */
    record SaleSetAside() implements Notice {
    }
}
