package org.evertill.exchange.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The packages of one kind and data group side by side, each in the folder of its version. Safe on any thread. */
public record PackageShelf(Path path) {

    /** The newest finished package; empty when there is none. */
    public Optional<PackageFolder> newest() throws IOException {
        for (PackageFolder folder : newestFirst()) {
            if (folder.signedManifest().isPresent()) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    /** Where the package of a version stands, or will stand. */
    public PackageFolder version(long version) {
        return new PackageFolder(path.resolve(String.valueOf(version)));
    }

    /** Deletes all but the newest packages. One that is being fetched must be among those kept. */
    public void keepNewest(int count) throws IOException {
        for (PackageFolder old : newestFirst().stream().skip(count).toList()) {
            old.delete();
        }
    }

    /** Every package and what never got finished, newest version first. */
    public List<PackageFolder> newestFirst() throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(path)) {
            return folders.filter(folder -> folder.getFileName().toString().matches("[0-9]{1,18}"))
                    .sorted(Comparator.comparingLong(
                            (Path folder) -> Long.parseLong(folder.getFileName().toString())).reversed())
                    .map(PackageFolder::new)
                    .toList();
        }
    }
}
