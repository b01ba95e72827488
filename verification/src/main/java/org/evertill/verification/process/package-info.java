/** Programs of the house run as processes of their own, so that they can be killed as processes are. */
@NullMarked
package org.evertill.verification.process;

import org.jspecify.annotations.NullMarked;
