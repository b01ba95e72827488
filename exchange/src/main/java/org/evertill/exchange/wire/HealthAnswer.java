package org.evertill.exchange.wire;

/**
 * {@code GET /health}.
 *
 * @param status      {@code up}
 * @param store       the store whose channel this is; empty before its first package
 * @param dataVersion the version of the newest reference package here; 0 before the first
 */
public record HealthAnswer(String status, String store, long dataVersion) { }
