/** Rehearses the register, so that its virtual machine starts with what it learnt. */
@NullMarked
package org.evertill.verification.rehearsal;

import org.jspecify.annotations.NullMarked;
