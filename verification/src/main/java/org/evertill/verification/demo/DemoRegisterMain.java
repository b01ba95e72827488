package org.evertill.verification.demo;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.evertill.app.OpenRegister;
import org.evertill.app.ScreenToolkit;
import org.evertill.app.WindowUnavailableException;
import org.evertill.app.text.Language;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.offlinedb.DataFolderException;
import org.evertill.offlinedb.OfflineDatabase;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * The demo's register as a process of its own: the register program, watched. With {@code --play} a robot plays a store
 * day in its window; without, a person uses it until the window is closed. Speaks with the demo by {@link ParentLine},
 * and ends when the demo does.
 */
public final class DemoRegisterMain implements Callable<Integer> {

    @Option(names = "--data", required = true)
    private Path data;

    @Option(names = "--language")
    private Optional<String> language = Optional.empty();

    @Option(names = "--seed", defaultValue = "1")
    private long seed;

    @Option(names = "--play", description = "plays a store day, with pictures into this folder")
    private Optional<Path> pictures = Optional.empty();

    private final Published published = new Published();
    private final CompletableFuture<OpenRegister> opened = new CompletableFuture<>();
    private final ParentLine parent = new ParentLine(System.in,
            new PrintStream(System.out, false, StandardCharsets.US_ASCII), this::requested, () -> System.exit(1));

    private final Onlooker onlooker = new Onlooker(parent::account);

    private DemoRegisterMain() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new DemoRegisterMain()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException, DataFolderException, WindowUnavailableException {
        ScreenToolkit.begin();
        try (OfflineDatabase database = OfflineDatabase.open(data)) {
            OpenRegister register = OpenRegister.open(database, database.identities().current().orElseThrow(),
                    new OpenRegister.Looks(language.map(Language::ofCode), false, pictures.isPresent()),
                    new OpenRegister.Watchers(snapshot -> {
                        published.show(snapshot);
                        parent.shown(snapshot);
                        if (pictures.isEmpty()) {
                            onlooker.show(snapshot);
                        }
                    }, published::show));
            opened.complete(register);
            parent.usable();
            boolean well = pictures.isPresent() ? play(register, pictures.get()) : watch(register);
            register.stop();
            return well ? 0 : 1;
        }
    }

    private boolean play(OpenRegister register, Path folder) throws InterruptedException {
        Hand hand = new Hand(Hand.onScreen(() -> register.screen().stage().getScene()));
        Camera camera = new Camera(hand.scene(), folder);
        try {
            Till till = new Till(hand, published, Goods.of(seed), parent);
            new StoreDay(till, published, camera, parent, Language.ofCode(language.orElse("en"))).play();
            return true;
        } catch (DayFailedException failed) {
            camera.takeNow("failed");
            parent.failed(failed.getMessage());
            return false;
        }
    }

    /** A person at the window. When it has been closed, what can still be uploaded is. */
    private boolean watch(OpenRegister register) throws InterruptedException {
        register.awaitClosed();
        if (published.session().connection().state() != ConnectionState.DISCONNECTED
                && published.status().unsent().records() > 0) {
            parent.cutBy("pass");
            register.syncNow();
            try {
                parent.awaitArrival();
            } catch (DayFailedException late) {
                parent.account("Not everything could be uploaded before the end: " + late.getMessage());
            }
        }
        return true;
    }

    private void requested(String request) {
        opened.thenAccept(register -> {
            switch (request) {
                case "sync" -> register.syncNow();
                case "close" -> register.closeWindow();
                default -> parent.account("the register does not know \"" + request + "\"");
            }
        });
    }
}
