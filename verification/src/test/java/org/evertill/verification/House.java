package org.evertill.verification;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * The house as its tests see it: where the checkout is, the modules with what each may use, and the classes of all of
 * them. Only main code is imported; tests may know anything.
 */
enum House {
    COMMERCE("commerce", Set.of()),
    EXCHANGE("exchange", Set.of("commerce")),
    OFFLINE_DB("offline-db", Set.of("commerce", "exchange")),
    SYNC_AGENT("sync-agent", Set.of("commerce", "exchange", "offline-db")),
    APP("app", Set.of("commerce", "exchange", "offline-db", "sync-agent")),
    SCALE_UNIT("scale-unit", Set.of("commerce", "exchange")),
    INSTALLER("installer", Set.of("commerce", "exchange", "offline-db", "sync-agent", "app", "scale-unit")),
    VERIFICATION("verification",
            Set.of("commerce", "exchange", "offline-db", "sync-agent", "app", "scale-unit", "installer"));

    private final String folder;
    private final Set<String> mayUse;

    House(String folder, Set<String> mayUse) {
        this.folder = folder;
        this.mayUse = mayUse;
    }

    /** The module's folder, relative to the checkout. */
    String folder() {
        return folder;
    }

    /** The module's classes, as an ArchUnit package pattern. */
    String packages() {
        return "org.evertill." + folder.replace("-", "") + "..";
    }

    /** The packages of every module this one must not know, itself left out. */
    String[] forbiddenPackages() {
        return Arrays.stream(values())
                .filter(other -> other != this && !mayUse.contains(other.folder))
                .map(House::packages)
                .toArray(String[]::new);
    }

    /** The checkout, found upwards from where the tests run. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isRegularFile(folder.resolve("src-dist").resolve("source.xml"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("no checkout of Evertill above " + Path.of("").toAbsolutePath());
        }
        return folder;
    }

    /** The top-level types declared under a module's main sources; package descriptions left out. */
    Set<String> declaredTypes() {
        Path sources = root().resolve(folder).resolve("src/main/java");
        if (!Files.isDirectory(sources)) {
            return Set.of();
        }
        try (var files = Files.walk(sources)) {
            Set<String> names = new TreeSet<>();
            files.map(file -> sources.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".java") && !name.endsWith("-info.java"))
                    .forEach(name -> names.add(name.replace(".java", "").replace('/', '.')));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The compiled main classes of all modules. */
    static JavaClasses classes() {
        return Imported.CLASSES;
    }

    /** Reads the class files once for all rules. */
    private static final class Imported {
        static final JavaClasses CLASSES = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.evertill");
    }
}
