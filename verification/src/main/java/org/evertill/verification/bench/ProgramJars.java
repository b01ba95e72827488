package org.evertill.verification.bench;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** This process's class path with every folder of it packed into a jar, as an AOT cache needs it. */
final class ProgramJars {

    private ProgramJars() {}

    /** Packs the folders and answers the class path. */
    static String pack(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry).toAbsolutePath();
            if (Files.isDirectory(path)) {
                Path jar = folder.resolve(entries.size() + ".jar");
                packOne(path, jar);
                entries.add(jar.toAbsolutePath().toString());
            } else if (Files.exists(path)) {
                entries.add(path.toString());
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    private static void packOne(Path folder, Path jar) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file)) {
            for (Path packed : files) {
                out.putNextEntry(new JarEntry(folder.relativize(packed).toString().replace(File.separatorChar, '/')));
                Files.copy(packed, out);
                out.closeEntry();
            }
        }
    }
}
