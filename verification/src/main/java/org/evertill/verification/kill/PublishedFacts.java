package org.evertill.verification.kill;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.commerce.operation.Refusal;
import org.evertill.commerce.operation.RefusalReason;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.exchange.facts.ItemReader;
import org.evertill.exchange.facts.StaffReader;
import org.evertill.exchange.facts.StoreReader;
import org.evertill.exchange.packages.GenerationReader;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.security.PinHash;
import org.evertill.exchange.tables.DatabaseKind;

/** Answers a register's questions from the offline databases in its data folder. For one I/O thread. */
final class PublishedFacts {

    private final String storeNumber;
    private final GenerationReader reference;
    private final ItemReader items;
    private final StoreReader stores;
    private final StaffReader staff;

    PublishedFacts(Path folder, String storeNumber) throws IOException, SQLException {
        this.storeNumber = storeNumber;
        reference = GenerationStore.open(folder, DatabaseKind.REFERENCE).reader().orElseThrow();
        long version = reference.generation().version();
        items = new ItemReader(reference.connection(), version);
        stores = new StoreReader(reference.connection(), version);
        staff = new StaffReader(
                GenerationStore.open(folder, DatabaseKind.PRIVATE).reader().orElseThrow().connection());
    }

    /** Everything that can be scanned. */
    List<String> barcodes() throws SQLException {
        List<String> codes = new ArrayList<>();
        try (Statement statement = reference.connection().createStatement();
                ResultSet row = statement.executeQuery("SELECT barcode FROM product_barcode ORDER BY barcode")) {
            while (row.next()) {
                codes.add(row.getString(1));
            }
        }
        return codes;
    }

    Answer answer(Question question) {
        try {
            return switch (question) {
                case Question.ItemByCode item -> items.byCode(item);
                case Question.StaffList() -> new Answer.Staff(staff.members());
                case Question.StoreDescription(var on) ->
                        new Answer.Described(stores.store(storeNumber, on).orElseThrow());
                case Question.Credentials(var number, var pin) -> prove(number, pin);
                case Question.ProductSearch ignored -> new Answer.Products(0, List.of());
            };
        } catch (SQLException unreadable) {
            throw new IllegalStateException("the offline database cannot be read", unreadable);
        }
    }

    private Answer prove(String number, String pin) throws SQLException {
        Optional<StaffReader.Published> worker = staff.worker(number);
        return worker.isPresent() && PinHash.verify(pin, worker.get().pinHash())
                ? new Answer.Proved(worker.get().worker())
                : new Answer.NotProved(Refusal.of(RefusalReason.WRONG_PIN));
    }
}
