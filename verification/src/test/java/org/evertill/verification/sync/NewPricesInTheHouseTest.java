package org.evertill.verification.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.evertill.commerce.cart.CartLine;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.money.UnitPrice;
import org.evertill.commerce.operation.RegisterSnapshot;
import org.evertill.commerce.operation.SellProduct;
import org.evertill.commerce.operation.VoidTransaction;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;
import org.evertill.scaleunit.ScaleUnit;
import org.evertill.scaleunit.ScaleUnitSettings;
import org.evertill.scaleunit.headquarters.demo.DemoPeople;
import org.evertill.verification.house.ConfigureProcess;
import org.evertill.verification.house.HeadlessRegister;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A price that is published while somebody sells is the price on the tiles too, and not on a line sold before. */
@Timeout(240)
@Order(8)
class NewPricesInTheHouseTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final DemoPeople.Person MANAGER = DemoPeople.MANAGER;

    @TempDir
    private Path folder;
    private ScaleUnit scaleUnit;
    private HeadlessRegister register;
    private ItemFacts before;

    @BeforeEach
    void sellAFavourite() throws Exception {
        Path data = folder.resolve("register");
        scaleUnit = ScaleUnit.of(
                ScaleUnitSettings.demo(folder.resolve("scale-unit")), Clock.systemUTC()).start();
        ConfigureProcess.activate(data, scaleUnit.address().toString(), scaleUnit.issueActivationCode("01"));
        register = HeadlessRegister.start(data, Clock.systemUTC(), shown -> { });
        register.signOn(MANAGER.workerNumber(), MANAGER.pin());
        await("ready", shown -> shown.session().connection().canSellOffline());
        before = favourite(register.screen().newest().session());
        register.press(SellProduct.one(before.product().number()));
    }

    @AfterEach
    void closeTheHouse() throws Exception {
        register.press(new VoidTransaction());
        register.close();
        scaleUnit.close();
    }

    @Test
    void theTilesSayTheNewPriceOnceItsVersionIsAppliedHere() throws Exception {
        UnitPrice risen = raise();
        register.syncNow();
        await("showing the new price", shown -> favourite(shown.session()).unitPrice().equals(risen));
        assertThat(register.installed(DatabaseKind.REFERENCE)).isPresent();
        assertThat(linePrices()).containsExactly(before.unitPrice());
    }

    @Test
    void theTilesSayTheNewPriceOnceALineWasSoldAtIt() throws Exception {
        UnitPrice risen = raise();
        register.press(SellProduct.one(before.product().number()));
        await("showing the new price", shown -> favourite(shown.session()).unitPrice().equals(risen));
        assertThat(linePrices()).containsExactly(before.unitPrice(), risen);
    }

    /** Publishes a higher price of the favourite. */
    private UnitPrice raise() throws Exception {
        UnitPrice risen = new UnitPrice(before.unitPrice().micros() + 1_000_000, before.unitPrice().currency());
        List<Row> prices = scaleUnit.headquarters().masters().rows(ChannelTables.PRODUCT_PRICE).stream()
                .filter(row -> row.text("product_number").equals(before.product().number()))
                .map(row -> row.with("unit_price_micros", risen.micros())).toList();
        scaleUnit.headquarters().masters().save(prices);
        scaleUnit.publish();
        return risen;
    }

    private void await(String what, Predicate<RegisterSnapshot> condition) throws InterruptedException {
        register.screen().await(what, condition, PATIENCE);
    }

    private List<UnitPrice> linePrices() {
        return register.screen().newest().session().cart().orElseThrow().lines().stream()
                .map(CartLine::unitPrice).toList();
    }

    private static ItemFacts favourite(RegisterSession session) {
        return session.storeFacts().orElseThrow().favourites().stream()
                .filter(item -> item.product().unit().decimals() == 0).findFirst().orElseThrow();
    }
}
