package org.evertill.scaleunit.headquarters.schedules;

import java.io.IOException;
import java.sql.SQLException;

/** Brings the records of one store's channel to headquarters, as job P-0001 does. */
@FunctionalInterface
public interface Collector {
    /** How many records headquarters has now that it had not before. */
    int collect() throws IOException, SQLException;
}
