package org.evertill.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The flags of the virtual machine a register runs on, declared once in {@code register.flags}: the launcher reads
 * that file itself, and whoever starts a register as a child process gets the same from here.
 */
public final class RegisterFlags {

    private static final String FILE = "register.flags";

    private RegisterFlags() {
    }

    /** One flag each, as they stand in the file. */
    public static List<String> all() {
        try (InputStream in = RegisterFlags.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the register's flags are missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the register's flags cannot be read", e);
        }
    }
}
