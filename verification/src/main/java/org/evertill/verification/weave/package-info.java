/**
 * Changes calls of the product while a child process loads it, so that the product itself holds nothing that is only
 * there to be proved: no switch, no hook, no planted bug can be turned on in what is shipped.
 */
@NullMarked
package org.evertill.verification.weave;

import org.jspecify.annotations.NullMarked;
