package org.evertill.app;

import java.nio.file.Path;

/** Where the register writes its log: into its data folder, and nowhere a customer could see it. */
final class RegisterLog {

    private RegisterLog() {
    }

    /** Directs the log into a data folder; call it before the first logger is made. */
    static void into(Path folder) {
        System.setProperty("evertill.logs", folder.resolve("logs").toString());
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "org/evertill/app/register-logback.xml");
        }
    }
}
