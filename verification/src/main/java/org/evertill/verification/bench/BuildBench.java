package org.evertill.verification.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.evertill.exchange.packages.PackageFolder;
import org.evertill.exchange.packages.PackageHeading;
import org.evertill.exchange.packages.PackageWriter;
import org.evertill.exchange.packages.SigningKey;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.verification.house.LargeCatalogue;

/**
 * The full package of a million products, from their rows to the signed manifest. Beside it, by turns, a
 * {@link BareBuild} of the same rows.
 */
public final class BuildBench implements Benchmark {
    private static final double FACTOR = 2;

    private final LargeCatalogue catalogue;
    private final String size;

    /** @param products how many the package has */
    public BuildBench(long products) {
        this.catalogue = new LargeCatalogue(products);
        this.size = "%,d products".formatted(products);
    }

    @Override
    public String name() {
        return "build";
    }

    @Override
    public int defaultTimes() {
        return 3;
    }

    @Override
    public List<Measurement> run(Path folder, int times) throws IOException, SQLException {
        SigningKey key = SigningKey.openOrCreate(Files.createDirectories(folder).resolve("signing.key"));
        List<Long> own = new ArrayList<>();
        List<Long> bare = new ArrayList<>();
        for (int time = 0; time <= times; time++) {
            Path target = folder.resolve("time-" + time);
            long bareMicros = time % 2 == 0 ? bare(target.resolve("bare")) : 0;
            long ownMicros = write(key, target.resolve("package"));
            bareMicros = time % 2 == 0 ? bareMicros : bare(target.resolve("bare"));
            if (time > 0) {
                own.add(ownMicros);
                bare.add(bareMicros);
            }
        }
        return List.of(new Measurement("build: " + size, own, Limit.times(FACTOR, "inserted and compressed", bare)));
    }

    private long write(SigningKey key, Path target) throws IOException, SQLException {
        Instant now = Instant.now();
        long begun = System.nanoTime();
        PackageFolder made = new PackageWriter(key).write(new PackageHeading(DatabaseKind.REFERENCE, "build", 1, now,
                now.plus(Duration.ofDays(1))), catalogue::read, target);
        long micros = (System.nanoTime() - begun) / 1000;
        made.delete();
        return micros;
    }

    private long bare(Path folder) throws IOException, SQLException {
        BareBuild build = new BareBuild(folder);
        long begun = System.nanoTime();
        build.run(catalogue);
        long micros = (System.nanoTime() - begun) / 1000;
        build.delete();
        return micros;
    }
}
