package org.evertill.scaleunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.commerce.store.StoreFacts;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.packages.InstallOutcome;
import org.evertill.exchange.packages.InstallOutcome.Installed;
import org.evertill.exchange.packages.InstallOutcome.Refused;
import org.evertill.exchange.packages.PackageFault;
import org.evertill.exchange.packages.PackageFolder;
import org.evertill.exchange.packages.PackageInstaller;
import org.evertill.exchange.packages.PackageShelf;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;
import org.evertill.scaleunit.channel.Channel;
import org.evertill.scaleunit.channel.DeviceTokens;
import org.evertill.scaleunit.channel.HeldPackage;
import org.evertill.scaleunit.channel.OwnDownloads;
import org.evertill.scaleunit.channel.PackageDepot;
import org.evertill.scaleunit.channel.PublishedFacts;
import org.evertill.scaleunit.channel.StaffSignOn;
import org.evertill.scaleunit.channel.StandingOrders;
import org.evertill.scaleunit.headquarters.DataGroups;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.headquarters.RowRefusedException;
import org.evertill.scaleunit.headquarters.demo.DemoStore;
import org.evertill.scaleunit.storage.ServerDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three stores in two data groups: each channel has what its group has, and nothing of the other. */
class SharedDataGroupTest {
    private static final String TEXAS = "texas";
    private static final String LYON = DataGroups.ownGroupOf("0109");
    private static final String PRODUCT = "10003";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    @TempDir
    private Path folder;
    private Headquarters headquarters;
    private final List<Store> stores = new ArrayList<>();

    private record Store(String number, Channel channel, PublishedFacts facts, PackageDepot depot) {
        long price() throws Exception {
            channel.fetchPackages();
            return facts.reference(reference -> reference.items().facts(PRODUCT, DAY)).orElseThrow()
                    .unitPrice().micros();
        }

        Optional<String> nameOf(String storeNumber) throws Exception {
            Optional<StoreFacts> known = facts.reference(reference -> reference.stores().store(storeNumber, DAY));
            return known.map(store -> store.store().name());
        }

        /** The package its register would get that has a version of an edition. */
        PackageFolder next(DatabaseKind kind, long installed, String edition) throws Exception {
            return depot.next(new RegisterIdentity(number, "01", 1), kind, HeldPackage.of(installed, edition))
                    .orElseThrow();
        }
    }

    @BeforeEach
    void openThreeStores() throws Exception {
        headquarters = new Headquarters(folder.resolve("headquarters"), Clock.systemUTC());
        headquarters.start();
        List<Row> rows = new ArrayList<>(DemoStore.rows(1, pin -> "hash of " + pin));
        for (Row row : List.copyOf(rows)) {
            if (row.table() == ChannelTables.STORE || row.table() == ChannelTables.REGISTER) {
                rows.add(row.with("store_number", "0108"));
                rows.add(row.with("store_number", "0109"));
            }
        }
        headquarters.masters().save(rows);
        headquarters.publisher().publish(DataGroups.ownGroupOf("0107"));
        headquarters.publisher().publish(LYON);
        headquarters.assign("0107", TEXAS, "Texas");
        headquarters.assign("0108", TEXAS, "Texas");
        for (String number : List.of("0107", "0108", "0109")) {
            stores.add(open(number));
        }
    }

    private Store open(String number) throws Exception {
        Path own = Files.createDirectories(folder.resolve(number));
        ServerDatabase database = new ServerDatabase("channel", ScaleUnitDatabases.IN_FILES.channel(own),
                Channel.MIGRATION);
        PublishedFacts facts = new PublishedFacts(own);
        PackageDepot depot = new PackageDepot(own.resolve("packages"), headquarters.link(number), facts,
                Clock.systemUTC());
        Channel channel = new Channel(headquarters.link(number), database, facts, depot,
                new OwnDownloads(number, database, facts, new StandingOrders(database), Clock.systemUTC()),
                new StaffSignOn(facts, database, Clock.systemUTC()), new DeviceTokens(database, Clock.systemUTC()),
                Clock.systemUTC());
        channel.start();
        return new Store(number, channel, facts, depot);
    }

    @AfterEach
    void close() throws Exception {
        for (Store store : stores) {
            store.channel().stop();
        }
        headquarters.stop();
    }

    @Test
    void aGroupsPriceReachesEveryStoreOfTheGroupAndNoOther() throws Exception {
        long common = stores.get(2).price();
        headquarters.masters().bring(TEXAS, Map.of(ChannelTables.PRODUCT_PRICE, List.of(price(7_770_000))));
        headquarters.publisher().publish(TEXAS);
        headquarters.publisher().publish(LYON);
        assertThat(prices()).containsExactly(7_770_000L, 7_770_000L, common);
        headquarters.masters().bring(LYON, Map.of(ChannelTables.PRODUCT_PRICE, List.of(price(5_550_000))));
        headquarters.publisher().publish(LYON);
        headquarters.publisher().publish(TEXAS);
        assertThat(prices()).containsExactly(7_770_000L, 7_770_000L, 5_550_000L);
        assertThat(stores.get(0).next(DatabaseKind.REFERENCE, 1, TEXAS).path().getFileName())
                .isEqualTo(stores.get(1).next(DatabaseKind.REFERENCE, 1, TEXAS).path().getFileName());
    }

    @Test
    void everyStoreOfAGroupKnowsItselfInTheGroupsPackages() throws Exception {
        for (Store store : stores) {
            assertThat(store.nameOf(store.number())).isPresent();
        }
        assertThat(stores.get(2).nameOf("0107")).isEmpty();
    }

    @Test
    void aStoreThatIsPutIntoAnotherGroupTakesItsRegistersAlong() throws Exception {
        Store moving = stores.get(1);
        GenerationStore register = GenerationStore.open(folder.resolve("register"), DatabaseKind.REFERENCE);
        PackageInstaller installer = PackageInstaller.ofStore(register,
                headquarters.link("0108").signingKey().get(), "0108", Clock.systemUTC());
        assertThat(install(installer, moving.next(DatabaseKind.REFERENCE, 0, ""))).isInstanceOf(Installed.class);
        headquarters.masters().bring(LYON, Map.of(ChannelTables.PRODUCT_PRICE, List.of(price(5_550_000))));
        headquarters.publisher().publish(LYON);
        assertThat(install(installer, newest(stores.get(2)))).as("a package without its store")
                .isEqualTo(new Refused(PackageFault.OTHER_DATA_GROUP, LYON + " has no store 0108"));
        assertThat(register.current()).get().extracting(current -> current.dataGroup()).isEqualTo(TEXAS);

        headquarters.assign("0108", LYON, "Lyon");
        assertThat(prices().subList(1, 3)).containsExactly(5_550_000L, 5_550_000L);
        PackageFolder next = moving.next(DatabaseKind.REFERENCE, 2, TEXAS);
        assertThat(install(installer, next)).isInstanceOf(Installed.class);
        assertThat(register.current()).get().extracting(current -> current.dataGroup()).isEqualTo(LYON);
        assertThat(moving.depot().next(new RegisterIdentity("0108", "01", 1), DatabaseKind.PRIVATE,
                HeldPackage.of(1, LYON)))
                .as("its staff come the same way").isPresent();
    }

    @Test
    void aNewRegisterBeginsWithAFullPackageThatIsOlderThanItsRow() throws Exception {
        List<Row> registers = headquarters.masters().rows(ChannelTables.REGISTER);
        Row store = headquarters.masters().rows(ChannelTables.STORE).getFirst().with("store_number", "0110");
        String group = DataGroups.ownGroupOf("0110");
        headquarters.masters().save(List.of(store));
        headquarters.publisher().publish(group);
        headquarters.masters().save(List.of(registers.getFirst().with("store_number", "0110")));
        headquarters.publisher().publish(group);
        PackageShelf published = headquarters.publisher().shelf(group, DatabaseKind.PRIVATE);

        GenerationStore register = GenerationStore.open(folder.resolve("register"), DatabaseKind.PRIVATE);
        PackageInstaller installer = PackageInstaller.ofStore(register,
                headquarters.link("0110").signingKey().get(), "0110", Clock.systemUTC());
        assertThat(install(installer, published.full(1))).as("without a register")
                .isInstanceOf(Installed.class);
        assertThat(install(installer, published.delta(2, 1))).isInstanceOf(Installed.class);
        assertThat(register.current()).get().extracting(current -> current.version()).isEqualTo(2L);
    }

    @Test
    void aNewRegisterTakesNoFirstPackageOfOtherStores() throws Exception {
        GenerationStore register = GenerationStore.open(folder.resolve("register"), DatabaseKind.REFERENCE);
        PackageInstaller installer = PackageInstaller.ofStore(register,
                headquarters.link("0108").signingKey().get(), "0108", Clock.systemUTC());
        assertThat(install(installer, stores.get(2).next(DatabaseKind.REFERENCE, 0, "")))
                .isEqualTo(new Refused(PackageFault.OTHER_DATA_GROUP, LYON + " has no store 0108"));
        assertThat(register.current()).isEmpty();
    }

    @Test
    void aGroupThatNobodyIsInIsNotPublishedAndHoldsUpNothing() throws Exception {
        assertThatThrownBy(() -> headquarters.publisher().publish(DataGroups.ownGroupOf("0107")))
                .isInstanceOf(IOException.class)
                .hasMessage("The data group store-0107 has no stores, so nobody would get its packages;"
                        + " put a store into it first.");
        assertThat(headquarters.database().<Map<String, List<String>>>read(DataGroups::all))
                .isEqualTo(Map.of(TEXAS, List.of("0107", "0108"), LYON, List.of("0109")));
        assertThat(headquarters.database().<Boolean>read(connection -> connection.createStatement().executeQuery(
                "SELECT 1 FROM job_cursor WHERE edition_code = 'store-0107'").next())).isFalse();
    }

    @Test
    void anAssignmentWhosePackagesCouldNotBeMadeIsToldAndCanBeRepeated() throws Exception {
        Path inTheWay = Files.writeString(folder.resolve("headquarters/packages/alps"), "in the way");
        assertThatThrownBy(() -> headquarters.assign("0109", "alps", "Alps")).isInstanceOf(IOException.class)
                .hasMessageStartingWith("Store 0109 is in data group alps now, but not all packages could be made.");
        assertThat(headquarters.dataGroupOf("0109")).contains("alps");
        Files.delete(inTheWay);
        headquarters.assign("0109", "alps", "Alps");
        assertThat(stores.get(2).price()).isPositive();
        assertThat(editions()).as("nothing is kept for who is given up").doesNotContain(LYON).contains(TEXAS, "alps");
    }

    @Test
    void theGroupAStoreHasLeftIsPublishedByRepeatingACommandThatWasCutOffAfterTheStoreHadMoved() throws Exception {
        headquarters.database().write(connection -> connection.createStatement().executeUpdate(
                "UPDATE data_group_store SET data_group_code = '" + LYON + "' WHERE store_number = '0108'"));
        headquarters.assign("0108", LYON, "Lyon");
        stores.get(0).price();
        assertThat(stores.get(0).nameOf("0108")).as("its packages have it no longer").isEmpty();
        assertThat(stores.get(0).nameOf("0107")).isPresent();
    }

    @Test
    void cursorsOfAGroupThatWasLeftByAProgramThatWasKilledAreGivenUpWithTheNextAssignment() throws Exception {
        headquarters.database().write(connection -> connection.createStatement().executeUpdate(
                "UPDATE data_group_store SET data_group_code = '" + TEXAS + "' WHERE store_number = '0109'"));
        assertThat(editions()).contains(LYON);
        headquarters.assign("0109", TEXAS, "Texas");
        assertThat(editions()).doesNotContain(LYON).contains(TEXAS);
    }

    private List<String> editions() throws Exception {
        return headquarters.database().read(connection -> {
            List<String> editions = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("SELECT DISTINCT edition_code FROM job_cursor")) {
                while (result.next()) {
                    editions.add(result.getString(1));
                }
            }
            return editions;
        });
    }

    @Test
    void refusesAStoreThatIsNotThereAndANameThatNoGroupCanHave() {
        assertThatThrownBy(() -> headquarters.assign("4711", TEXAS, "Texas"))
                .isInstanceOf(RowRefusedException.class).hasMessage("There is no store 4711 at headquarters.");
        assertThatThrownBy(() -> headquarters.assign("0107", "tex/as", "Texas"))
                .isInstanceOf(RowRefusedException.class).hasMessage("No data group can be called tex/as. A name has up"
                        + " to 100 letters, digits, dots, blanks, hyphens and underscores; it begins with a letter or a"
                        + " digit and does not end with a dot or a blank.");
    }

    @Test
    void refusesANameThatIsTheFolderOfAnotherGroupOnSomeSystem() throws Exception {
        assertThatThrownBy(() -> headquarters.assign("0109", "Texas", "Texas"))
                .isInstanceOf(RowRefusedException.class).hasMessage("No data group can be called Texas, for there is"
                        + " one called texas: names must differ in more than capital letters.");
        for (String name : List.of("texas.", "texas ")) {
            assertThatThrownBy(() -> headquarters.assign("0109", name, "Texas"))
                    .isInstanceOf(RowRefusedException.class).hasMessageEndingWith("end with a dot or a blank.");
        }
        assertThat(headquarters.dataGroupOf("0109")).hasValue(LYON);
    }

    private PackageFolder newest(Store store) throws Exception {
        store.price();
        headquarters.publisher().publishInFull(LYON);
        store.price();
        return store.next(DatabaseKind.REFERENCE, 0, "");
    }

    private List<Long> prices() throws Exception {
        List<Long> prices = new ArrayList<>();
        for (Store store : stores) {
            prices.add(store.price());
        }
        return prices;
    }

    private static InstallOutcome install(PackageInstaller installer, PackageFolder offered) throws IOException {
        return installer.install(offered.signedManifest().orElseThrow(), offered);
    }

    private static Row price(long micros) {
        return Row.of(ChannelTables.PRODUCT_PRICE, PRODUCT, "2026-01-01", micros, "USD", null);
    }
}
