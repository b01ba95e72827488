package org.evertill.offlinedb;

import java.nio.file.Path;
import java.util.List;
import org.evertill.commerce.transaction.Committed;
import org.evertill.commerce.transaction.SalesTransaction;

/** Sells without end and tells each sale on its output once the journal has said that it is safe. */
final class SellUntilKilledMain {

    private SellUntilKilledMain() {
    }

    /** Takes the data folder and a seed. */
    public static void main(String[] arguments) throws Exception {
        SampleSales sales = new SampleSales(Long.parseLong(arguments[1]));
        try (TemporaryRegister register = TemporaryRegister.open(Path.of(arguments[0]))) {
            while (true) {
                SalesTransaction sale = sales.sale();
                register.journal().writeDraft(sale.cart());
                Committed word = register.journal().commit(List.of(sale)).getFirst();
                System.out.println(word.id() + " " + word.sequence() + " " + word.receiptNumber().orElseThrow());
            }
        }
    }
}
