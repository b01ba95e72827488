/**
 * Where a channel and headquarters meet: what each asks of the other, as functions that the wiring binds. In one
 * process they are method calls; between two, whatever carries these records.
 */
@NullMarked
package org.evertill.exchange.link;

import org.jspecify.annotations.NullMarked;
