package org.evertill.exchange.packages;

import java.nio.file.Path;
import java.time.Instant;
import org.evertill.exchange.tables.DatabaseKind;

/**
 * One installed file.
 *
 * @param number counts up with each install on this machine; part of the file name
 * @param version the version of the package it came from
 * @param createdAt when headquarters made the package
 * @param bytes the length of the file
 */
public record Generation(
        DatabaseKind kind, long number, long version, String dataGroup, Instant createdAt, long bytes, Path path) {
}
