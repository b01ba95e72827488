/**
 * The demo: a scale unit, a fault proxy and a register with its window; a person at it, or a robot that plays a store
 * day through the real screens by keys and clicks.
 */
@NullMarked
package org.evertill.verification.demo;

import org.jspecify.annotations.NullMarked;
