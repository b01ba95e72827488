/** Kills a working register again and again, and audits what is left each time. */
@NullMarked
package org.evertill.verification.kill;

import org.jspecify.annotations.NullMarked;
