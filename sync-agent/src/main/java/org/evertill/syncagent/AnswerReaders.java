package org.evertill.syncagent;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.List;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.store.StoreFacts;
import org.evertill.exchange.wire.HealthAnswer;
import org.evertill.exchange.wire.SignOnAnswer;
import org.evertill.exchange.wire.StaffEntry;
import org.evertill.exchange.wire.WireJson;

/**
 * The readers of the scale unit's answers. Readers look their types up when they are made, which takes a tenth of a
 * second: all of them with the first call that goes over the line, not when the register starts and not at a scan.
 */
final class AnswerReaders {
    static final ObjectReader HEALTH = of(HealthAnswer.class);
    static final ObjectReader ITEM = of(ItemFacts.class);
    static final ObjectReader PRODUCTS = of(Answer.Products.class);
    static final ObjectReader STORE = of(StoreFacts.class);
    static final ObjectReader PROOF = of(SignOnAnswer.class);
    static final ObjectReader PROFILE = of(OfflineProfile.class);
    static final ObjectReader ITEMS = WireJson.mapper().readerFor(new TypeReference<List<ItemFacts>>() { });
    static final ObjectReader STAFF = WireJson.mapper().readerFor(new TypeReference<List<StaffEntry>>() { });

    private AnswerReaders() {
    }

    /** A reader of what is asked for rarely. */
    static ObjectReader of(Class<?> type) {
        return WireJson.mapper().readerFor(type);
    }
}
