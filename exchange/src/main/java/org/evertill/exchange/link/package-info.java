/**
 * Where a channel and headquarters meet: what a channel asks of headquarters and hands up to it. In one process these
 * are method calls; between two, the records of this package travel as JSON.
 */
@NullMarked
package org.evertill.exchange.link;

import org.jspecify.annotations.NullMarked;
