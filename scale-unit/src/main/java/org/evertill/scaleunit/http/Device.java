package org.evertill.scaleunit.http;

import org.evertill.commerce.register.RegisterIdentity;

/**
 * An activated installation of a register.
 *
 * @param replaced whether the register has been activated anew since: then this installation may only deliver what it
 *                 still has
 */
public record Device(RegisterIdentity register, boolean replaced) { }
