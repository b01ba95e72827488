package org.evertill.exchange.wire;

/** One name of {@code GET /staff}, the sign-on list. */
public record StaffEntry(String workerNumber, String name) { }
