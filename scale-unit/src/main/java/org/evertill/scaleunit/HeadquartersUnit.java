package org.evertill.scaleunit;

import com.google.inject.Guice;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.http.HttpServer;

/** Headquarters in a process of its own, to which channels come over HTTP. */
public final class HeadquartersUnit implements RunningUnit {
    private final ScaleUnitSettings settings;
    private final HeadquartersPart part;
    private final HttpServer server;
    private int port;

    HeadquartersUnit(ScaleUnitSettings settings, HeadquartersPart part, HttpServer server) {
        this.settings = settings;
        this.part = part;
        this.server = server;
    }

    /** Puts it together; nothing is opened before {@link #start}. */
    public static HeadquartersUnit of(ScaleUnitSettings settings, Clock clock) {
        return Guice.createInjector(new HeadquartersUnitModule(settings, clock)).getInstance(HeadquartersUnit.class);
    }

    @Override
    public HeadquartersUnit start() throws IOException, SQLException {
        part.open();
        port = server.start(settings.host(), settings.port(), settings.certificate());
        part.start();
        return this;
    }

    @Override
    public void close() throws SQLException {
        try {
            server.stop();
            part.stop();
            part.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public URI address() {
        return settings.address(port);
    }

    /** Waits until every data group has had packages, or could not be given any. */
    void awaitFirstPackages() throws InterruptedException {
        part.awaitFirstPackages();
    }

    /** Headquarters, for what has no address of its own. */
    public Headquarters headquarters() {
        return part.headquarters();
    }
}
