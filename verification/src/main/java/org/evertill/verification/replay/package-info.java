/** Rings every invoice of a sales file through the whole house and compares what arrives with what was in the file. */
@NullMarked
package org.evertill.verification.replay;

import org.jspecify.annotations.NullMarked;
