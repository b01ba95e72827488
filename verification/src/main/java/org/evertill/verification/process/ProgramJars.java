package org.evertill.verification.process;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;

/**
 * This process's class path as a register starts from it: every folder of it packed into a jar, as an AOT cache needs
 * it, and of the libraries only the register's own, because Java looks for its extensions in all there are.
 */
public final class ProgramJars {

    /** The file with the register's libraries, as a class path; told by {@code ./evertill}. */
    private static final String LIBRARIES = "evertill.register.libraries";

    private ProgramJars() {}

    /** Packs the folders and answers the class path. A program that runs from jars packed before keeps those. */
    public static String pack(Path folder) throws IOException {
        String told = System.getProperty(LIBRARIES);
        if (told == null) {
            return pack(folder, library -> true);
        }
        Set<Path> own = in(Files.readString(Path.of(told)));
        return pack(folder, own::contains);
    }

    /** Packs the folders, and keeps those libraries that are needed. */
    static String pack(Path folder, Predicate<Path> isNeeded) throws IOException {
        Files.createDirectories(folder);
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry).toAbsolutePath();
            if (Files.isDirectory(path)) {
                Path jar = folder.resolve(entries.size() + ".jar");
                packOne(path, jar);
                entries.add(jar.toAbsolutePath().toString());
            } else if (Files.exists(path) && isNeeded.test(path)) {
                entries.add(path.toString());
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    private static Set<Path> in(String classPath) {
        return Stream.of(classPath.strip().split(File.pathSeparator)).map(Path::of).collect(Collectors.toSet());
    }

    private static void packOne(Path folder, Path jar) throws IOException {
        List<Path> contents;
        try (Stream<Path> all = Files.walk(folder)) {
            contents = all.filter(path -> !path.equals(folder)).sorted().toList();
        }
        Path fresh = jar.resolveSibling(jar.getFileName() + ".new");
        try (OutputStream file = Files.newOutputStream(fresh); JarOutputStream out = new JarOutputStream(file)) {
            // What a start reads it would have to inflate.
            out.setLevel(Deflater.NO_COMPRESSION);
            for (Path packed : contents) {
                String name = folder.relativize(packed).toString().replace(File.separatorChar, '/');
                boolean isFolder = Files.isDirectory(packed);
                // Folders too: what looks for all files of one, such as a database's scripts, finds none otherwise.
                out.putNextEntry(new JarEntry(isFolder ? name + '/' : name));
                if (!isFolder) {
                    Files.copy(packed, out);
                }
                out.closeEntry();
                if (BinaryStyles.hasOf(packed)) {
                    out.putNextEntry(new JarEntry(BinaryStyles.nameBeside(name)));
                    out.write(BinaryStyles.of(packed));
                    out.closeEntry();
                }
            }
        }
        Files.move(fresh, jar, StandardCopyOption.REPLACE_EXISTING);
    }
}
