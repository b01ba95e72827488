/** A network that fails on command: the TCP proxy every test of the connection cuts the line with. */
@NullMarked
package org.evertill.verification.proxy;

import org.jspecify.annotations.NullMarked;
