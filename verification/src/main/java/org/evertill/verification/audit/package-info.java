/**
 * The auditor: reads the databases of registers, channel and headquarters with plain SQL and says what is wrong. It
 * shares no class with the product, so that an error of the product cannot hide itself here too; an architecture test
 * holds that.
 */
@NullMarked
package org.evertill.verification.audit;

import org.jspecify.annotations.NullMarked;
