package org.evertill.scaleunit.channel;

import java.sql.SQLException;
import org.evertill.exchange.packages.InstallOutcome;
import org.evertill.exchange.packages.PackageManifest;

/** Told what becomes of packages while the channel fetches them, and asked whether it is to go on. */
interface PackageSteps {
    /** Tells nobody and goes on. */
    PackageSteps UNTOLD = new PackageSteps() { };

    /** One is in use. */
    default void installed(PackageManifest manifest, InstallOutcome.Installed done) throws SQLException { }

    /** One was tried, and is not to be used or not to be had here. */
    default void refused(String title, InstallOutcome.Refused why) { }

    /** One that was refused before is not tried now. */
    default void leftAlone(String title, InstallOutcome.Refused why) { }

    /** Whether what is coming is still to come; asked for every piece of it. */
    default boolean isWanted() {
        return true;
    }

    /** What a package is called where somebody is told of it. */
    static String titleOf(PackageManifest manifest) {
        return manifest.kind() + " " + manifest.version();
    }
}
