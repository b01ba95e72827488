package org.evertill.scaleunit;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.evertill.scaleunit.channel.Channel;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.storage.PostgresqlAddress;
import org.evertill.scaleunit.storage.PostgresqlStorage;
import org.evertill.scaleunit.storage.SqliteStorage;
import org.evertill.scaleunit.storage.Storage;

/**
 * Where the databases of headquarters and of the channel are: each in a PostgreSQL server, or in a file of the data
 * folder. A file in the data folder says so, not the command line: what stands there is in nobody's list of processes,
 * and cannot be forgotten at the next start.
 */
public record ScaleUnitDatabases(Optional<PostgresqlAddress> headquarters, Optional<PostgresqlAddress> channel) {
    /** The name of the file in the data folder. */
    public static final String FILE = "databases.properties";
    /** Both in files of the data folder. */
    public static final ScaleUnitDatabases IN_FILES = new ScaleUnitDatabases(Optional.empty(), Optional.empty());

    private static final String HEADQUARTERS = "headquarters";
    private static final String CHANNEL = "channel";
    private static final Set<String> KEYS = Set.of("headquarters.url", "headquarters.user", "headquarters.password",
            "channel.url", "channel.user", "channel.password");
    private static final Set<PosixFilePermission> OTHERS = Collections.unmodifiableSet(EnumSet.range(
            PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_EXECUTE));

    /** @throws IllegalArgumentException with a sentence, when both are the same database */
    public ScaleUnitDatabases {
        if (headquarters.isPresent() && headquarters.map(PostgresqlAddress::url)
                .equals(channel.map(PostgresqlAddress::url))) {
            throw new IllegalArgumentException("headquarters and channel need a database each;"
                    + " both are said to be " + headquarters.get() + ".");
        }
    }

    /**
     * What the file in a data folder says; without one, files. A password may stand in the environment instead, as
     * {@code EVERTILL_HEADQUARTERS_PASSWORD} and {@code EVERTILL_CHANNEL_PASSWORD}.
     *
     * @throws IOException with a sentence, when it cannot be read, says what nobody understands, or can be read by
     *     others
     */
    public static ScaleUnitDatabases of(Path dataFolder, Map<String, String> environment) throws IOException {
        Path file = dataFolder.resolve(FILE);
        if (!Files.exists(file)) {
            return IN_FILES;
        }
        requirePrivate(file);
        Properties said = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            said.load(reader);
        }
        Set<String> unknown = new TreeSet<>(said.stringPropertyNames());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new IOException(file + " has settings nobody knows: " + String.join(", ", unknown)
                    + ". There are: " + String.join(", ", new TreeSet<>(KEYS)) + ".");
        }
        try {
            ScaleUnitDatabases databases = new ScaleUnitDatabases(address(said, HEADQUARTERS, environment),
                    address(said, CHANNEL, environment));
            requireOne(databases.headquarters, headquartersFile(dataFolder.resolve(HEADQUARTERS)));
            requireOne(databases.channel, channelFile(dataFolder.resolve(CHANNEL)));
            return databases;
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static void requireOne(Optional<PostgresqlAddress> address, Path file) throws IOException {
        if (address.isPresent() && Files.exists(file)) {
            throw new IOException("there are two databases: " + file + ", and " + address.get() + " named in " + FILE
                    + ". What the file holds does not come along by itself: keep to one, or move the file away.");
        }
    }

    /** @throws IOException with a sentence, when others may read a file with secrets in it */
    static void requirePrivate(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null && !Collections.disjoint(view.readAttributes().permissions(), OTHERS)) {
            throw new IOException(file + " can be read by others on this machine, and may have passwords in it."
                    + " Take that from them: chmod 600.");
        }
    }

    private static Optional<PostgresqlAddress> address(Properties said, String of, Map<String, String> environment) {
        Optional<String> password = Optional.ofNullable(environment.get(
                "EVERTILL_" + of.toUpperCase(Locale.ROOT) + "_PASSWORD"));
        return Optional.ofNullable(said.getProperty(of + ".url")).map(url -> new PostgresqlAddress(url,
                Optional.ofNullable(said.getProperty(of + ".user")),
                password.or(() -> Optional.ofNullable(said.getProperty(of + ".password")))));
    }

    /** Headquarters' database, whose folder this is. */
    public Storage headquarters(Path folder) {
        return storage(headquarters, headquartersFile(folder));
    }

    /** The channel's database, whose folder this is. */
    public Storage channel(Path folder) {
        return storage(channel, channelFile(folder));
    }

    private static Path headquartersFile(Path folder) {
        return folder.resolve(Headquarters.DATABASE);
    }

    private static Path channelFile(Path folder) {
        return folder.resolve(Channel.DATABASE);
    }

    private static Storage storage(Optional<PostgresqlAddress> address, Path file) {
        return address.isPresent() ? new PostgresqlStorage(address.get()) : new SqliteStorage(file);
    }
}
