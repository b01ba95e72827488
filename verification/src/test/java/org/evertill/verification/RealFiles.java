package org.evertill.verification;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Where real data of others lies: beside the checkout and not in it, so that a checkout without it is complete. */
public final class RealFiles {

    private RealFiles() {}

    /** A folder below {@code shared/data}; skips the test with a line when it is not there. */
    public static Path folder(String name) {
        String wanted = "shared/data/" + name;
        for (Path above = Path.of("").toAbsolutePath(); above != null; above = above.getParent()) {
            Path folder = above.resolve(wanted);
            if (Files.isDirectory(folder)) {
                return folder;
            }
        }
        Assumptions.abort("skipped: there is no " + wanted + " beside this checkout");
        throw new IllegalStateException("abort returns never");
    }
}
