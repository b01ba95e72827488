package org.evertill.offlinedb;

import java.io.IOException;
import java.nio.file.Path;
import org.evertill.commerce.register.RegisterIdentity;

/** An activated register in a temporary folder, with its journal open. Opened again on the same folder, it goes on. */
public final class TemporaryRegister implements AutoCloseable {
    /** Who it is. */
    public static final RegisterIdentity IDENTITY = new RegisterIdentity("S001", "R01", 1);

    private final OfflineDatabase database;
    private final SqliteJournal journal;

    private TemporaryRegister(OfflineDatabase database, RegisterIdentity identity) {
        this.database = database;
        this.journal = database.journal(identity);
    }

    /** Opens the register of a folder; activates it if it is new. */
    public static TemporaryRegister open(Path folder) throws DataFolderException {
        return open(folder, IDENTITY);
    }

    /** Opens the register of a folder under an identity; activates it if that is new. */
    public static TemporaryRegister open(Path folder, RegisterIdentity identity) throws DataFolderException {
        OfflineDatabase database = OfflineDatabase.open(folder);
        boolean activated = database.identities().current()
                .filter(activation -> activation.identity().equals(identity)).isPresent();
        if (!activated) {
            activate(database, identity);
        }
        return new TemporaryRegister(database, identity);
    }

    private static void activate(OfflineDatabase database, RegisterIdentity identity) throws DataFolderException {
        try {
            database.activate(activation(identity));
        } catch (IOException e) {
            throw new DataFolderException("The disk of " + database.folder() + " fails.", e);
        }
    }

    /** An activation that no scale unit knows of. */
    public static RegisterActivation activation(RegisterIdentity identity) {
        return new RegisterActivation(identity, "http://localhost:1", "token-" + identity.incarnation(), "key", "",
                SampleSales.NOON);
    }

    /** The data folder. */
    public OfflineDatabase database() {
        return database;
    }

    /** Its journal. */
    public SqliteJournal journal() {
        return journal;
    }

    @Override
    public void close() {
        database.close();
    }
}
