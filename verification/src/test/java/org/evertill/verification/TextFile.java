package org.evertill.verification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One text file of the checkout. Binary files, build results and whatever else lies about are never read. */
record TextFile(Path path, List<String> lines) {
    private static final Set<String> ENDINGS = Set.of(
            "java", "md", "xml", "css", "properties", "sql", "cmd", "sh", "json", "yml", "txt", "html", "js");
    private static final Set<String> NAMES = Set.of("evertill", ".ci/run", "LICENSE", ".gitignore", ".gitattributes");
    private static final Set<String> NEVER = Set.of("target", ".git", "node_modules");
    private static final Set<String> ROOTS = Set.of("docs", ".ci");

    /** Every text file that belongs to the project, in path order. */
    static List<TextFile> all() {
        Path root = House.root();
        try (Stream<Path> found = Files.walk(root)) {
            return found.filter(Files::isRegularFile)
                    .map(root::relativize)
                    .filter(TextFile::belongs)
                    .sorted()
                    .map(path -> new TextFile(path, read(root.resolve(path))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The path with forward slashes, relative to the checkout. */
    String name() {
        return path.toString().replace('\\', '/');
    }

    boolean endsWith(String ending) {
        return name().endsWith(ending);
    }

    /** Asks each line, and returns the complaints with their places; an empty answer is no complaint. */
    Stream<String> complaints(BiFunction<String, Integer, String> line) {
        return IntStream.range(0, lines.size()).boxed().flatMap(index -> {
            String complaint = line.apply(lines.get(index), index + 1);
            return complaint.isEmpty() ? Stream.empty() : Stream.of(at(index + 1, complaint));
        });
    }

    /** A complaint as editors can jump to it. */
    String at(long line, String complaint) {
        return name() + ":" + line + ": " + complaint;
    }

    private static boolean belongs(Path path) {
        for (Path part : path) {
            if (NEVER.contains(part.toString())) {
                return false;
            }
        }
        String name = path.toString().replace('\\', '/');
        boolean isText = NAMES.contains(name) || ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
        if (!isText || path.getNameCount() == 1 || ROOTS.contains(path.getName(0).toString())) {
            return isText;
        }
        boolean isModule = Files.exists(House.root().resolve(path.getName(0)).resolve("pom.xml"));
        return isModule && (path.getNameCount() == 2 || path.getName(1).toString().equals("src"));
    }

    private static List<String> read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("not UTF-8 text: " + file, e);
        }
    }
}
