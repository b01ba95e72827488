package org.evertill.scaleunit;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import org.evertill.exchange.files.FolderLock;
import org.evertill.exchange.sqlite.SqliteNativeLibrary;
import org.evertill.scaleunit.channel.Channel;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.storage.FileTrouble;
import org.evertill.scaleunit.storage.ServerDatabase;
import org.evertill.scaleunit.storage.Storage;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line of the scale unit. */
@Command(name = "scale-unit", mixinStandardHelpOptions = true,
        description = "Runs the channel server of a store, with headquarters, over one data folder.",
        subcommands = {ScaleUnitMain.ActivationCodeCommand.class, OfflineProfileCommand.class,
            OfflineScopeCommand.class, AssortmentCommand.class, ChannelDatabasesCommand.class, BringInCommand.class,
            ImportCommand.class, ScheduleCommand.class, SessionsCommand.class, FullSyncCommand.class,
            DataGroupsCommand.class, RegistersCommand.class, StaffCommand.class, HeadquartersCommand.class,
            ChannelCommand.class, ChannelTokenCommand.class, RotateKeyCommand.class, SetAsideCommand.class})
public final class ScaleUnitMain implements Callable<Integer> {
    /** The commands that run one; the others do something beside it, or without. */
    private static final Set<String> RUNNING = Set.of("scale-unit", "channel", "headquarters");
    /** Where SQLite's library is unpacked in a data folder. */
    static final String NATIVE_FOLDER = "native";

    @Option(names = "--data", required = true, paramLabel = "DIR", scope = ScopeType.INHERIT,
            description = "the data folder, which the first start makes")
    private Path data;

    @Mixin
    private ListeningOptions listening;

    @Mixin
    private DemoOptions demo;

    @Option(names = "--store", defaultValue = ScaleUnit.DEMO_STORE_NUMBER, paramLabel = "NUMBER",
            scope = ScopeType.INHERIT,
            description = "the store whose channel this is (${DEFAULT-VALUE}, the demo store)")
    private String store;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new ScaleUnitMain());
        CommandLine.IParameterExceptionHandler usual = line.getParameterExceptionHandler();
        return line
                // What is first missing in a reader's eyes, before the folder that every command needs.
                .setParameterExceptionHandler((e, words) -> e instanceof CommandLine.MissingParameterException
                        && e.getCommandLine().getCommand() instanceof ImportCommand asked && asked.isWithoutFile()
                        ? asked.askForFile() : usual.handleParseException(e, words))
                .registerConverter(Charset.class, new EncodingName())
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    String sentence = FileTrouble.sentence(e);
                    command.getErr().println(RUNNING.contains(command.getCommandName())
                            ? "The scale unit cannot run: " + sentence
                            : sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1));
                    return command.getCommandSpec().exitCodeOnExecutionException();
                });
    }

    @Override
    public Integer call() throws Exception {
        return new UnitRun(data, "Evertill scale unit of store " + store)
                .run(() -> ScaleUnit.of(settings(listening, demo.seed()), Clock.systemDefaultZone()));
    }

    /** Says a line to whoever started the program. */
    static void say(String line) {
        System.out.println(line);
    }

    /** How a program over the data folder runs. */
    ScaleUnitSettings settings(ListeningOptions own, OptionalLong demoSeed) throws IOException {
        ListeningOptions where = own.after(listening);
        return new ScaleUnitSettings(data, where.host(), where.port(), store,
                demoSeed.isPresent() ? demoSeed : demo.seed(), where.certificate(), databases());
    }

    /** @throws IOException with a sentence, when another scale unit runs there */
    static FolderLock take(Path folder) throws IOException {
        Optional<FolderLock> lock = FolderLock.take(folder);
        if (lock.isEmpty()) {
            throw new IOException("another scale unit runs on " + folder.toAbsolutePath()
                    + FolderLock.owner(folder) + ".");
        }
        return lock.get();
    }

    private ScaleUnitDatabases databases() throws IOException {
        return ScaleUnitDatabases.of(data, System.getenv());
    }

    /** The headquarters that is there: what is mistyped must not become another, with a key of its own. */
    Headquarters headquarters() throws IOException {
        if (!hasHeadquarters()) {
            throw new IOException("there is no headquarters in " + data.toAbsolutePath()
                    + ". Check the folder, or start the scale unit in it first.");
        }
        SqliteNativeLibrary.unpackBeside(data.resolve(NATIVE_FOLDER));
        Path folder = headquartersFolder();
        return new Headquarters(folder, databases().headquarters(folder), Clock.systemDefaultZone());
    }

    /** The channel's database that is here; what is mistyped must not become another. */
    ServerDatabase channelDatabase() throws IOException {
        Storage storage = databases().channel(data.resolve("channel"));
        if (!storage.isMade()) {
            throw new IOException("there is no channel database in " + data.toAbsolutePath() + ".");
        }
        SqliteNativeLibrary.unpackBeside(data.resolve(NATIVE_FOLDER));
        return new ServerDatabase("channel", storage, Channel.MIGRATION);
    }

    /** Whether a channel has run over this data folder: headquarters may be alone here. */
    boolean hasChannel() throws IOException {
        return databases().channel(data.resolve("channel")).isMade();
    }

    /** Whether a headquarters has run over this data folder: a channel may be alone here. */
    boolean hasHeadquarters() throws IOException {
        Path folder = headquartersFolder();
        return databases().headquarters(folder).isMade() && Files.exists(folder.resolve(Headquarters.SIGNING_KEY));
    }

    Path dataFolder() {
        return data;
    }

    /** Keeps a running scale unit out, or is kept out by it, for what must not happen beside it. */
    FolderLock lock() throws IOException {
        return take(data);
    }

    Path headquartersFolder() {
        return data.resolve("headquarters");
    }

    String storeNumber() {
        return store;
    }

    /** The data group of the store that is meant. */
    String dataGroup(Headquarters headquarters) throws IOException, SQLException {
        Optional<String> dataGroup = headquarters.dataGroupOf(store);
        if (dataGroup.isEmpty()) {
            throw new IOException("there is no store " + store + " at headquarters; name one with --store.");
        }
        return dataGroup.get();
    }

    /** Makes a code that activates a register once; may run beside a running scale unit. */
    @Command(name = "activation-code", mixinStandardHelpOptions = true,
            description = "Prints a code that activates a register once, within three days.")
    static final class ActivationCodeCommand implements Callable<Integer> {
        @ParentCommand
        private ScaleUnitMain scaleUnit;

        @Option(names = "--register", required = true, paramLabel = "NUMBER", description = "the register")
        private String register;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws Exception {
            return new HeadquartersVisit(scaleUnit, spec).run((headquarters, out) -> {
                out.println(headquarters.activationCodes().issue(scaleUnit.store, register));
                return 0;
            });
        }
    }
}
