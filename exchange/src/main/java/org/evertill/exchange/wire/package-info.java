/** The bodies of the scale unit's HTTP API, the same records on both sides, and the JSON they travel as. */
@NullMarked
package org.evertill.exchange.wire;

import org.jspecify.annotations.NullMarked;
