package org.evertill.exchange.sqlite;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Has SQLite's library loaded before the first test. A program of ours, run within a test, says where its library is to
 * lie; a test beside it must not load it from there, for that folder may be gone by then.
 */
public final class SqliteLoadedFirst implements BeforeAllCallback {

    private static final boolean LOADED = load();

    @Override
    public void beforeAll(ExtensionContext context) {
        if (!LOADED) {
            throw new IllegalStateException("SQLite was not loaded");
        }
    }

    private static boolean load() {
        try {
            DriverManager.getConnection("jdbc:sqlite::memory:").close();
            return true;
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
