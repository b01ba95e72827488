package org.evertill.verification.rehearsal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.evertill.app.RegisterFlags;
import org.evertill.offlinedb.DataFolderException;
import org.evertill.verification.house.LargeCatalogue;
import org.evertill.verification.house.ProvisionedFolder;
import org.evertill.verification.process.ChildJvm;
import org.evertill.verification.process.ProgramJars;

/**
 * Makes what a register starts quickly from: its program in jars, and an AOT cache of what its virtual machine learnt
 * while a robot worked at it once, on a register of the demo store that nobody keeps.
 */
public final class Rehearsal {

    /** Arguments of the virtual machine that name jars and cache; there when the rehearsal went well. */
    public static final String ARGUMENTS = "register.arguments";

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long PRODUCTS = 1_000;

    private Rehearsal() {}

    static LargeCatalogue goods() {
        return new LargeCatalogue(PRODUCTS);
    }

    /**
     * Holds it.
     *
     * @param out  gets jars, cache and arguments; what a register that runs uses is not touched
     * @param work an empty folder
     * @throws IllegalStateException when the register did not play its part
     */
    public static void hold(Path out, Path work)
            throws IOException, SQLException, DataFolderException, InterruptedException {
        Path folder = Files.createDirectories(out).toAbsolutePath();
        String classPath = ProgramJars.pack(folder.resolve("jars"));
        Path data = work.resolve("register");
        ProvisionedFolder.make(data, goods()::read);
        Path fresh = folder.resolve("register.aot.new");
        List<String> flags = new ArrayList<>(RegisterFlags.all());
        flags.addAll(List.of("-cp", classPath, "-XX:AOTCacheOutput=" + fresh));
        try (ChildJvm register = ChildJvm.start(RehearsalMain.class.getName(), flags,
                List.of("--data", data.toString(), "--language", "en"), work.resolve("errors.txt"), line -> { })) {
            if (!register.endsWithin(PATIENCE) || register.stop(PATIENCE) != 0) {
                throw new IllegalStateException("the register did not go through its rehearsal: "
                        + register.lastErrors());
            }
        }
        Path cache = folder.resolve("register.aot");
        Files.move(fresh, cache, StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(folder.resolve(ARGUMENTS), arguments(classPath, cache), StandardCharsets.UTF_8);
    }

    /** A cache that does not fit any more is passed over, and nobody needs to hear of it. */
    private static String arguments(String classPath, Path cache) {
        return "-classpath\n" + quoted(classPath) + "\n" + quoted("-XX:AOTCache=" + cache)
                + "\n-Xlog:disable\n-Xlog:all=error,aot=off:stderr\n";
    }

    /** In an argument file a backslash escapes. */
    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
