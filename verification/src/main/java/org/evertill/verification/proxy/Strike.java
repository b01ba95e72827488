package org.evertill.verification.proxy;

/**
 * One connection that a fault did something to.
 *
 * @param kind    the way it failed
 * @param cut     the number of the turn the fault was in force; the same for all connections one cut struck
 * @param request the first line of the request that was on its way, without its version; empty when none was: the
 *                connection was idle, had said nothing so far, or the middle of its answer had passed
 */
public record Strike(Fault.Kind kind, int cut, String request) {
}
