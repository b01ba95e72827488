/** The programs of the house as a proof needs them: a scale unit as a process, a register without a screen. */
@NullMarked
package org.evertill.verification.house;

import org.jspecify.annotations.NullMarked;
