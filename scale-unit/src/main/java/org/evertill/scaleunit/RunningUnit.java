package org.evertill.scaleunit;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;

/** A program that listens: started once, closed once, on one thread. */
public interface RunningUnit extends AutoCloseable {

    /** Opens what it needs and listens. */
    RunningUnit start() throws IOException, SQLException;

    /** Where it listens, without a path; only while it runs. */
    URI address();

    /** Stops listening, finishes what is being written, closes every file. */
    @Override
    void close() throws SQLException;
}
