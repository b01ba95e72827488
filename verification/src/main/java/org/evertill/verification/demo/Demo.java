package org.evertill.verification.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.evertill.scaleunit.headquarters.demo.DemoPeople;
import org.evertill.scaleunit.headquarters.demo.DemoStore;
import org.evertill.verification.proxy.Fault;

/**
 * One demo from its first program to its audit. All programs it starts are its children and end with it. For one
 * thread; commands of a person may come from another.
 */
public final class Demo {

    private static final Duration DAY = Duration.ofMinutes(5);
    private static final Duration UNTIL_CLOSED = Duration.ofDays(7);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Path out;
    private final Optional<String> language;
    private final long seed;
    private final Consumer<String> says;

    /**
     * A demo that has not begun.
     *
     * @param out      where pictures, summary and data go
     * @param language of the screens; without one, the store's
     * @param says     gets the account line by line; any thread
     */
    public Demo(Path out, Optional<String> language, long seed, Consumer<String> says) {
        this.out = out;
        this.language = language;
        this.seed = seed;
        this.says = says;
    }

    /** Plays a store day without a display. */
    public DemoReport play() throws IOException, SQLException, InterruptedException {
        return run(false, List.of("--play", out.toAbsolutePath().toString()), DAY, commands -> { });
    }

    /**
     * Opens the register's window and waits until it has been closed.
     *
     * @param hands gets where a person's commands go, once they can be obeyed
     */
    public DemoReport watch(Consumer<Consumer<String>> hands)
            throws IOException, SQLException, InterruptedException {
        return run(true, List.of(), UNTIL_CLOSED, hands);
    }

    private DemoReport run(boolean onDisplay, List<String> further, Duration patience,
            Consumer<Consumer<String>> hands)
            throws IOException, SQLException, InterruptedException {
        long begun = System.nanoTime();
        Files.createDirectories(out);
        Path data = DemoFolder.fresh(out);
        try (DemoHouse house = DemoHouse.open(data, seed)) {
            tell("The demo store opens: " + house.addresses());
            tell("Register " + DemoHouse.REGISTER + " of store " + DemoStore.STORE_NUMBER
                    + " is activated with a one-time code; its data is in " + house.registerFolder());
            List<String> arguments = new ArrayList<>(further);
            language.ifPresent(code -> arguments.addAll(List.of("--language", code)));
            arguments.addAll(List.of("--seed", Long.toString(seed)));
            try (RegisterVoice register = RegisterVoice.start(house, onDisplay, arguments, this::tell)) {
                if (onDisplay) {
                    introduce();
                }
                hands.accept(command -> obey(command, house, register));
                Optional<String> failure = register.awaitEnd(patience);
                return report(house, register, failure, begun);
            }
        }
    }

    private DemoReport report(DemoHouse house, RegisterVoice register, Optional<String> failure, long begun)
            throws IOException, SQLException {
        boolean arrived = house.hasArrived();
        house.close();
        return new DemoReport(failure, arrived, house.audit(arrived, register.told()), language.orElse("en"), seed,
                DemoFolder.pictures(out), (System.nanoTime() - begun) / 1_000_000_000);
    }

    private void introduce() {
        says.accept("");
        says.accept("Sign on with one of these; they are invented and belong to the demo alone:");
        DemoPeople.ALL.forEach(person -> says.accept("  %s  PIN %s  %s, %s".formatted(
                person.workerNumber(), person.pin(), person.name(), person.roleCode())));
        says.accept("Here you can type:");
        says.accept("  cut       the network goes silent      refuse  nobody listens any more");
        says.accept("  reset     connections break            restore the network is back");
        says.accept("  sync      downloads and uploads now    quit    closes the register and audits");
        says.accept("");
    }

    private void obey(String command, DemoHouse house, RegisterVoice register) {
        switch (command.strip()) {
            case "" -> { }
            case "cut" -> cut(house, Fault.hang(), "The network is silent");
            case "refuse" -> cut(house, Fault.refuse(), "Nobody listens at the scale unit's address");
            case "reset" -> cut(house, Fault.reset(), "Every connection breaks");
            case "restore" -> cut(house, Fault.pass(), "The network is back");
            case "sync" -> register.tell("sync");
            case "quit" -> register.tell("close");
            default -> tell("There is no \"" + command.strip()
                    + "\"; there are cut, refuse, reset, restore, sync, quit");
        }
    }

    private void cut(DemoHouse house, Fault fault, String sentence) {
        house.cutBy(fault);
        tell(sentence);
    }

    private void tell(String sentence) {
        says.accept(CLOCK.format(LocalTime.now(ZoneId.systemDefault())) + "  " + sentence);
    }
}
