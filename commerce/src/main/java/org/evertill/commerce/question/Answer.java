package org.evertill.commerce.question;

import java.util.List;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.refusal.Refusal;
import org.evertill.commerce.staff.StaffMember;
import org.evertill.commerce.staff.Worker;
import org.evertill.commerce.store.StoreFacts;

/** What a source says. "I do not have it" is an answer; silence is not, and becomes a switch of connection. */
public sealed interface Answer {

    /** The item. */
    record Item(ItemFacts facts) implements Answer {
    }

    /** The code names several products, by the ways it can be read; none of them is to be guessed. */
    record Ambiguous(String code, List<ItemFacts> items) implements Answer {

        public Ambiguous {
            items = List.copyOf(items);
        }
    }

    /** No item has this code. */
    record NoSuchItem(String code) implements Answer {
    }

    /** The product is known but has no price on that day, so it cannot be sold. */
    record NoPrice(String productNumber, String name) implements Answer {
    }

    /** The rows asked for, and how many there are in all. */
    record Products(int total, List<ItemFacts> items) implements Answer {

        public Products {
            items = List.copyOf(items);
        }
    }

    /** The worker, proved. */
    record Proved(Worker worker) implements Answer {
    }

    /** Not proved: a wrong PIN, an unknown or blocked worker. */
    record NotProved(Refusal why) implements Answer {
    }

    /** The staff of the store. */
    record Staff(List<StaffMember> members) implements Answer {

        public Staff {
            members = List.copyOf(members);
        }
    }

    /** The store. */
    record Described(StoreFacts facts) implements Answer {
    }

    /** A source that is there and refuses the question, or cannot answer it; the next one may be asked. */
    record Unavailable(Refusal why) implements Answer {
    }
}
